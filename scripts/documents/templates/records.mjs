import { body, flush, heading, paragraph, signed, title } from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { above, below } from '../phrases.mjs';
import { band, entry, heads, left, opinion, table } from '../tables.mjs';

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

/** D28. Numbers of many cases: written in from the reports. */
export const specialReport = {
  blocks: [
    title('信访谈话函询工作专题汇报'),
    paragraph('Subtitle', '（　　　　年　　季度／月）'),
    heading('一、基本情况'),
    table(
      [52, 26, 26, 26, 26],
      heads(['项　　目', '本　期', '上　期', '去年同期', '本年累计']),
      ...[
        '收到信访件（件）',
        '其中：检举控告（件）',
        '处置问题线索（件）',
        '开展谈话（人次）',
        '开展函询（人次）',
        '集体警示谈话（次）',
        '二次谈话函询（人次）',
      ].map((name) => entry([left(name), '', '', '', ''], 8)),
    ),
    heading('二、办理时限'),
    table(
      [56, 33, 33, 34],
      heads(['环　　节', '按期（件）', '逾期（件）', '平均用时（日）']),
      ...['提出处置意见', '开展谈话', '书面说明、函询回复', '情况报告和处置意见', '整改'].map(
        (name) => entry([left(name), '', '', ''], 8),
      ),
    ),
    heading('三、办理结果'),
    table(
      [56, 33, 67],
      heads(['结　　果', '人　次', '说　　明']),
      ...[
        '采信了结',
        '澄清正名',
        '谈话提醒、批评教育',
        '责令检查、检讨',
        '诫勉',
        '再次谈话函询、核实',
        '移送案件调查',
        '解除提醒',
        '提出问责建议',
      ].map((name) => entry([left(name), '', ''], 8)),
    ),
    heading('四、整改、回访和反弹情况'),
    body('＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'),
    heading('五、由点到面的分析和建议'),
    table(
      [40, 50, 66],
      heads(['单位或者领域', '突出问题', '原因和建议']),
      ...[1, 2, 3].map(() => entry(['', '', ''], 12)),
    ),
    heading('六、下一步工作'),
    signed(body('＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿')),
    table([34, 122], opinion('主要负责人\n审阅意见', '', 26)),
    below('注：统计数字以系统台账为准。本汇报不出现反映人的任何情况；少于三人的分组不列单位名称。'),
  ],
};
