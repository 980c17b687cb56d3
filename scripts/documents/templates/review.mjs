import { body, flush, heading, known, part, subtitle, title, together, when } from '../blocks.mjs';
import { above, approvals, below } from '../phrases.mjs';
import { band, fields, left, list, opinion, table } from '../tables.mjs';

/** D12. Two reviewers rate apart; each has a half of the sheet. */
export const reviewOpinion = {
  blocks: [
    title('谈话函询审核意见表'),
    above('编号：{case.number}　　对象：{person.name}　　承办人：{handler}'),
    table([14, 48, 28, 66], reviewRows('第一审核人', 'review-first')),
    above(''),
    table([14, 48, 28, 66], reviewRows('第二审核人', 'review-second')),
    below('注：审核人不得为承办人，两名审核人分别评价。思想认识程度1至5，5为最好。'),
  ],
};

function reviewRows(who, action) {
  const a = `a.${action}`;
  return [
    band(`${who}：{${a}.by}　　　审核日期：{${a}.on}`),
    list(
      `${a}.items`,
      {
        序号: '{n}',
        反映事项: left('{matter}'),
        是否说清: '{explained}',
        矛盾点: left('{contradiction}'),
      },
      { height: 9, blanks: 2 },
    ),
    fields(['思想\n认识', `{${a}.understanding}`, '情况说明', `{${a}.clarity}`]),
    fields(['实质\n疑点', `{${a}.doubt}`, '建　　议', `{${a}.suggestion}`]),
    opinion('审核\n意见', `{${a}.opinion}`, 24),
  ];
}

/** D13. */
export const situationReport = {
  blocks: [
    title('关于{person.name}同志谈话函询情况的', '报告和处置意见'),
    subtitle('编号：{case.number}'),
    heading('一、办理依据'),
    body(...known('a.conclude.grounds', 24)),
    part('二、办理过程', 'a.conclude.process'),
    part('三、逐项情况与分析', 'a.conclude.analysis'),
    heading('四、综合评价'),
    body(
      '思想认识程度：{a.conclude.understanding}（1至5，5为最好）。情况说明：{a.conclude.clarity}。存在未消除的实质疑点：{a.conclude.doubt}。',
    ),
    heading('五、认定'),
    body('谈话函询事由：{a.conclude.cause}。认定：{a.conclude.finding}。'),
    heading('六、处置意见'),
    body('后续处置方式：{d.review.outcome}。'),
    ...when('a.conclude.proposal', body('{a.conclude.proposal}')),
    ...when('d.review.reason', body('偏离规则建议的理由：{d.review.reason}')),
    flush(''),
    together(
      table(
        [30, 126],
        opinion('承 办 人', '{a.conclude.by}　{a.conclude.on}', 16),
        approvals('conclude'),
      ),
    ),
    below('注：在谈话结束或者收到书面说明后一个月内提出，按程序报批。'),
  ],
};
