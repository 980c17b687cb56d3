import { body, flush, heading, paragraph, signed, subheading, title } from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { above, below } from '../phrases.mjs';
import { band, entry, heads, left, list, opinion, table } from '../tables.mjs';

const five = [12, 57, 34, 14, 39];
const columns = ['序号', '材料名称', '形成日期', '页数', '备注'];
const blank = (name) => entry(['', left(name), '', '', ''], 9);

/** D26. What the registers know of the person is listed; paper that came from elsewhere is written in. */
export const archiveCatalogue = {
  blocks: [
    title('廉政档案目录'),
    above('{person.name}　　{person.unit}{person.position}　　制表日期：{today}'),
    table(
      five,
      heads(columns),
      band('一、基本情况'),
      blank('干部任免审批表'),
      blank('个人有关事项报告'),
      band('二、履职情况'),
      blank('述责述廉报告'),
      blank('民主测评结果'),
      blank('民主生活会发言和批评意见'),
      blank('巡视巡察反馈涉及本人的材料'),
      band('三、审计情况'),
      blank('经济责任审计报告'),
      band('四、谈话函询'),
      row('r.petition', '信访件（来源：{source}）', '重复件：{duplicate}'),
      row('r.talk', '{kind}材料（{cause}）', '认定：{finding}'),
      row('r.clarification', '澄清材料（{ways}）', ''),
      row('r.archive', '归档卷宗：{volume}', '认定：{finding}'),
      band('五、处理、处分和整改'),
      row('r.measure', '{kind}', '{#until}影响期至{until}{/}'),
      row('r.sanction', '{kind}决定', '{#until}影响期至{until}{/}'),
      row('r.rectification', '整改材料', '检查结论：{result}'),
      row('r.visit', '回访记录（{method}）', '评定：{rating}'),
      row('r.accountability', '问责材料（{trigger}）', '{proposal}'),
      band('六、考核奖惩和结果运用'),
      row('r.flag', '结果运用：{use}', ''),
      row('r.behaviour', '谈话后表现：{text}', ''),
      blank('年度考核、奖励材料'),
      band('七、廉政意见回复'),
      row('r.opinion', '党风廉政意见回复', '{class}'),
      band('八、其他材料'),
      blank(''),
      blank(''),
    ),
    above('制表人：　　　　　　　　　审核人：'),
    below('注：反映不实、采信了结的材料单独标记，不作为考核依据。不得归入可能识别反映人的材料。'),
  ],
};

/** The entries of a register as rows of the catalogue; an empty one leaves no row. */
function row(register, name, remark) {
  return entry([`{#${register}}{n}`, left(name), '{on}', '', left(`${remark}{/}`)], 9);
}

/** D27. The conclusion only: what it rests on stays inside. */
export const opinionReply = {
  blocks: [
    letterhead(),
    title('关于{person.name}同志', '党风廉政意见的回复函'),
    flush('{a.register-request.requester}：'),
    body(
      '{a.register-request.requestedOn}来函{#a.register-request.letter}（{a.register-request.letter}）{/}收悉。现就{person.name}同志（{person.unit}{person.position}）的党风廉政情况回复如下：',
    ),
    body(
      '征求意见事由：{a.register-request.purpose}{#a.register-request.post}（{a.register-request.post}）{/}。',
    ),
    body('意见：{d.integrity-opinion.outcome}。'),
    body('{a.draft-opinion.reply}'),
    signed(
      body(
        '以上意见以本函出具之日掌握的情况为准，供贵单位研究时参考，请按规定范围使用并注意保密，不得向本人和其他人员透露。',
      ),
    ),
  ],
};

const spans = { 本期: '', 上期: '.before', 去年同期: '.yearAgo', 本年累计: '.yearSoFar' };

/** D28. The figures of a period, filled in; what they mean is written by hand. */
export const specialReport = {
  blocks: [
    title('信访谈话函询工作专题汇报'),
    paragraph('Subtitle', '（{period}）'),
    heading('一、基本情况'),
    figures('项　　目', {
      '收到信访件（件）': 'received.total',
      '其中：实名举报': 'real-names.true',
      '其中：重复件': 'duplicates.true',
      '提出处置意见（件）': 'dispositions.total',
      '其中：谈话': 'dispositions.talk',
      '其中：函询': 'dispositions.letter',
      '其中：初步核实': 'dispositions.verify',
      '办结谈话（人次）': 'talks.talk',
      '办结函询（人次）': 'talks.letter',
    }),
    subheading('（一）线索来源'),
    lines('来　　源', 'sources'),
    subheading('（二）五个必谈'),
    lines('情　　形', 'must-talk'),
    heading('二、办理时限'),
    figures('期限（项）', {
      按期完成: 'deadlines.kept',
      逾期完成: 'deadlines.late',
      逾期未完成: 'deadlines.overdue',
      尚未到期: 'deadlines.running',
    }),
    heading('三、办理结果'),
    figures('结　　果（人次）', {
      采信了结: 'results.accept',
      澄清: 'results.clarify',
      谈话提醒: 'measures.remind',
      批评教育: 'measures.criticise',
      责令检查: 'measures.inspect',
      责令检讨: 'measures.selfCriticism',
      诫勉: 'measures.admonish',
      二次谈话函询: 'results.secondRound',
      核实: 'results.verify',
      移送案件调查: 'results.transfer',
      启动问责: 'accountability.propose',
    }),
    heading('四、整改、回访和反弹情况'),
    figures('项　　目', {
      整改通过: 'rectification.passed',
      继续整改: 'rectification.pending',
      整改不通过: 'rectification.failed',
      '回访（次）': 'ratings.total',
      其中反弹: 'rebounds.true',
    }),
    body('＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'),
    heading('五、由点到面的分析和建议'),
    table(
      [52, 18, 18, 68],
      list('report.units', {
        被反映单位: '{title}',
        本期: '{count}',
        上期: '{before}',
        '突出问题、原因和建议': '',
      }),
    ),
    heading('六、下一步工作'),
    signed(body('＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿')),
    table([34, 122], opinion('主要负责人\n审阅意见', '', 26)),
    below(
      '注：统计数字取自系统台账，制作后不再变动。本汇报不出现反映人的任何情况；少于三件的单位合并为「其他」，不列名称。',
    ),
  ],
};

/** Numbers of a report by name, each beside what it is compared with. */
function figures(head, named) {
  const rows = Object.entries(named).map(([name, tag]) =>
    entry([left(name), ...Object.values(spans).map((span) => `{report.${tag}${span}}`)], 8),
  );
  return table([52, 26, 26, 26, 26], heads([head, ...Object.keys(spans)]), rows);
}

/** Whatever a section of a report counted, line by line. */
function lines(head, section) {
  return table(
    [52, 26, 26, 26, 26],
    list(
      `report.${section}`,
      {
        [head]: left('{title}'),
        本期: '{count}',
        上期: '{before}',
        去年同期: '{yearAgo}',
        本年累计: '{yearSoFar}',
      },
      { height: 8, blanks: 1 },
    ),
  );
}
