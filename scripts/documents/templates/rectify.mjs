import { body, flush, paragraph, signed, title } from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { above, approvals, below, personRows, receipt, six } from '../phrases.mjs';
import { fields, left, list, long, opinion, table } from '../tables.mjs';

/** D17. The points are those of the notice; the person and the unit write what was done. */
export const rectificationReport = {
  blocks: [
    title('整 改 报 告'),
    flush('{office}：'),
    body(
      '收到{a.notify-rectification.on}发出的整改通知书后，本人认真对照检查，逐项进行了整改。现将整改情况报告如下：',
    ),
    above(
      '整改期限：{a.notify-rectification.dueOn}　　责任人：{a.notify-rectification.responsible}　　收到日期：{a.report-rectification.receivedOn}',
    ),
    table(
      [12, 48, 48, 48],
      list(
        'a.notify-rectification.items',
        {
          序号: '{n}',
          存在问题: left('{problem}'),
          整改要求: left('{demand}'),
          措施和完成情况: '',
        },
        { height: 16, blanks: 2 },
      ),
    ),
    above(''),
    table(
      [28, 128],
      long('措施和\n完成情况', '{a.report-rectification.measures}', 26),
      long('长效措施', '{a.report-rectification.longTerm}', 22),
      long('证明材料', '{a.report-rectification.proof}', 16),
      opinion('报 告 人', '', 16),
      opinion(
        '单位审核\n意　　见',
        '{a.report-rectification.unitOpinion}',
        28,
        '单位负责人签字（盖章）：',
      ),
    ),
  ],
};

/** D18. */
export const inspectionRecord = {
  blocks: [
    title('整改情况检查记录'),
    above('编号：{case.number}　　　　检查日期：{a.inspect.on}'),
    table(
      six,
      personRows('检查对象'),
      fields(['检查方式', '{a.inspect.method}', '检 查 人', left('{a.inspect.by}')]),
      fields([
        ...['整改期限', '{a.notify-rectification.dueOn}'],
        ...['报告收到', left('{a.report-rectification.receivedOn}')],
      ]),
      long('整改事项', '{#a.notify-rectification.items}{n}．{problem}　{/}', 24),
      long('检查情况', '{a.inspect.finding}', 46),
      fields([
        ...['提醒事项\n不予重视', '{a.inspect.disregarded}'],
        ...['经教育\n仍不改正', left('{a.inspect.unreformed}')],
      ]),
      long('结　　论', '{a.inspect.result}', 12),
      opinion('检 查 人\n签　　字', '', 20),
      opinion('检查对象\n意　　见', '', 24),
    ),
  ],
};

/** D19. */
export const visitRecord = {
  foot: [paragraph('FooterSign', '被回访人（签名）：＿＿＿＿＿＿＿＿　　　年　　月　　日')],
  blocks: [
    title('回 访 记 录'),
    above('编号：{case.number}　　　　回访日期：{a.visit.on}'),
    table(
      six,
      personRows('被回访人'),
      fields(['回访方式', '{a.visit.method}', '地　　点', left('{a.visit.place}')]),
      fields(['回 访 人', left('{#a.visit.visitors}{name}　{/}')]),
      long('单位评价', '{a.visit.unitOpinion}', 18),
      long('本人陈述', '{a.visit.statement}', 22),
      long('思想认识', '{a.visit.understanding}', 16),
      long('工作表现', '{a.visit.performance}', 16),
      long('本人诉求', '{a.visit.appeal}', 14),
      fields([
        ...['问题是否\n已经纠正', '{a.visit.corrected}', '问题是否\n反　　弹', '{a.visit.rebound}'],
        ...['评　定', '{a.visit.rating}'],
      ]),
      opinion('被回访人\n阅看意见', '以上记录我看过，与我说的相符。', 18),
      opinion('回 访 人\n签　　字', '', 14),
    ),
  ],
};

/** D20, the approval. */
export const releaseApproval = {
  blocks: [
    title('解除提醒审批表'),
    above('编号：{case.number}　　　　呈批日期：{a.decide-release.on}'),
    table(
      six,
      personRows('对　　象'),
      fields(['提醒日期', '{a.decide-measure.on}', '处理方式', left('{a.decide-measure.kind}')]),
      long('整改结论', '{a.decide-release.rectification}', 22),
      long('回访结论', '{a.decide-release.visits}', 22),
      long('是否解除', '{d.release.outcome}', 10),
      long(
        '解除意见\n及 理 由',
        '{a.decide-release.opinion}{#d.release.reason}　偏离规则建议的理由：{d.release.reason}{/}',
        24,
      ),
      fields(['承 办 人', '{a.decide-release.by}', '签　　字', '']),
      approvals('decide-release'),
    ),
    below('注：由原批准提醒的同级领导审批。'),
  ],
};

/** D20, the notice. */
export const releaseNotice = {
  blocks: [
    letterhead(),
    title('解除提醒通知书'),
    flush('{person.name}同志：'),
    body(
      '{a.decide-measure.on}，本机关决定对你予以{a.decide-measure.kind}。其后，本机关对你的整改情况进行了检查和回访。',
    ),
    body(
      '经审核，你已按照要求完成整改，有关问题没有反弹。经研究，决定自{a.notify-release.on}起解除提醒。',
    ),
    signed(
      body('希望你珍惜组织的信任，引以为戒，继续严格要求自己，自觉接受监督。'),
      '{office}',
      '{a.notify-release.on}',
    ),
    receipt('解除提醒通知书（{number}）', {
      by: '{a.notify-release.receivedBy}',
      signedOn: '{a.notify-release.on}',
    }),
  ],
};
