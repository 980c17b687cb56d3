import { newPage, note, noteHeading, paragraph, together } from './blocks.mjs';
import { fields, long, opinion, table } from './tables.mjs';

/** The rights of whoever is talked to or asked, said plainly with every notice. */
const rights = [
  '（一）知情。有权知道谈话或者函询的事由，以及与您谈话的人员的姓名、单位和职务。',
  '（二）说明和申辩。有权对所涉问题作出说明、解释，提供证明材料和证人线索；不因说明、申辩而加重处理。',
  '（三）申请回避。认为承办人员与您或者所涉事项有利害关系、可能影响公正处理的，有权申请其回避。',
  '（四）核对和更正。有权阅看谈话记录，记录有遗漏或者差错的，可以要求补充、更正，核对无误后逐页签名。',
  '（五）得到结果。经核实没有问题的，予以采信了结或者澄清，并向您反馈；有则改之、无则加勉。',
  '（六）受到尊重和保护。人身安全、人格尊严和合法权益受保护；身体不适等情况可随时提出。',
];

/** What the same person must do, and must not. */
const duties = [
  '（一）按时到场或者按期回复；确有困难的，事先向联系人说明。',
  '（二）对党忠诚、如实说明，不隐瞒、不歪曲、不编造，不串供，不伪造、隐匿、毁灭证据。',
  '（三）不打听、不追查、不打击报复反映问题的人，也不请托他人说情、干预。',
  '（四）对谈话或者函询的内容保密，不得擅自录音、录像或者对外传播。',
  '（五）不如实说明问题的，依照有关规定承担相应责任。',
];

/** A page of its own: what a talk is and what one may and must do. */
export const aboutTalk = () => [
  newPage(),
  paragraph('Caption', '谈话告知事项'),
  noteHeading('一、这次谈话是什么'),
  note(
    '信访谈话是组织上就群众反映的问题，直接与本人见面，了解情况、听取说明，并视情况给予提醒、批评和教育。谈话不等于认定您有问题，也不是处分；讲清楚、说明白，既是对组织负责，也是对自己负责。',
  ),
  noteHeading('二、您的权利'),
  ...rights.map((one) => note(one)),
  noteHeading('三、您的义务'),
  ...duties.map((one) => note(one)),
];

/** The same for a letter. */
export const aboutLetter = () => [
  newPage(),
  paragraph('Caption', '函询告知事项'),
  noteHeading('一、函询是什么'),
  note(
    '函询是组织上就群众反映的问题，以书面方式请本人说明情况。函询不等于认定您有问题，也不是处分。组织上对如实说明、没有证据证明存在问题的，予以采信了结并向您反馈。',
  ),
  noteHeading('二、您的权利'),
  ...rights.map((one) => note(one)),
  noteHeading('三、您的义务'),
  ...duties.map((one) => note(one)),
];

/** What one may do about a measure or a finding. */
export const remedies = (what) => [
  noteHeading('告知事项'),
  note(
    `${what}的目的是帮助您及时认识和改正问题。您有权对所依据的事实作出说明和申辩，有关意见将如实记录在案；不因申辩而加重处理。`,
  ),
  note(
    '对处理有不同意见的，可以向作出决定的机关提出，由其依照规定复核、答复；其间不停止执行。请勿打听、追查、打击报复反映问题的人。',
  ),
];

/** The slip that the recipient signs, on a page of its own below what else is told there. */
export const receipt = (what, { signedOn = '', by = '', told = [] } = {}) => [
  newPage(),
  ...told,
  paragraph('Caption', '签 收 回 执'),
  together(
    table(
      [26, 52, 26, 52],
      fields(['送达文书', what]),
      fields(['受送达人', '{person.name}', '送达方式', '□直接送达　□其他']),
      fields(['签　　收', by, '签收日期', signedOn], 14),
      fields(['送 达 人', '', '见 证 人', ''], 12),
      long('备　　注', '拒绝签收的，由送达人写明情况和日期，见证人签名。', 12),
    ),
  ),
];

/**
 * Who approves by turns. What was approved in the system stands above the signature, with who did it:
 * a leader or the head, as the work flow has it.
 * @param instead the action whose approval counts where `action` has none
 */
export const approvals = (action, { height = 18, instead } = {}) => [
  opinion('承办部门\n意　　见', '', height),
  opinion('领导审批\n意　　见', approved(action, instead), height),
  opinion('主要负责人\n意　　见', '', height),
];

function approved(action, instead) {
  const [by, on, note] = ['by', 'on', 'note'].map((one) => `a.${action}.approval.${one}`);
  const other = instead ? `{^${by}}${approved(instead)}{/}` : '';
  return `{#${by}}{${note}}（{${by}}，{${on}}）{/}${other}`;
}

/** The rows with which most forms about a person begin, of a table with six columns. */
export const personRows = (name = '被反映人') => [
  fields([name, '{person.name}', '性　别', '{person.gender}', '民　族', '{person.ethnicity}']),
  fields([
    ...['出生日期', '{person.bornOn}', '政治面貌', '{person.politicalStatus}'],
    ...['职　级', '{person.rank}'],
  ]),
  fields(['单位职务', '{person.unit}{#person.position}　{person.position}{/}']),
];
/** Six columns: three labels, three values. */
export const six = [26, 38, 20, 26, 20, 26];

/** A line above a table: what stands at its left and right. */
export const above = (text) => paragraph('Line', text);
/** A remark below a table. */
export const below = (text) => paragraph('Small', text);
