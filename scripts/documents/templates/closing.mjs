import { body, flush, gap, known, newPage, paragraph, signed, title } from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { above, approvals, below, personRows, receipt, six } from '../phrases.mjs';
import { fields, left, long, opinion, table } from '../tables.mjs';

/** D21. */
export const transferForm = {
  blocks: [
    title('问题线索移送审批表'),
    above('编号：{case.number}　　　　文号：{number}'),
    table(
      six,
      personRows(),
      fields(['移送日期', '{a.transfer-case.on}', '接收部门', left('{a.transfer-case.receiver}')]),
      long('线索要点', '{a.transfer-case.lead}', 22),
      long('移送理由', '{a.transfer-case.reason}', 18),
      long('材料清单', '{a.transfer-case.materials}', 20),
      approvals('transfer-case', { height: 16 }),
      opinion('移送部门', '移送人（签字）：', 16, '部门负责人（签字）：'),
      opinion('接收部门', '接收人（签字）：', 16, '部门负责人（签字）：'),
    ),
    below(
      '注：即时移送，最迟不超过三个工作日；移送后谈话函询程序中止。本表一式两份，双方各存一份。',
    ),
  ],
};

/** D24, the approval. */
export const clarificationApproval = {
  blocks: [
    title('澄清正名审批表'),
    above('编号：{case.number}　　　　呈批日期：{a.clarify.on}'),
    table(
      six,
      personRows('对　　象'),
      long('失实内容', '{a.clarify.untrue}', 28),
      long('核查结论', '{a.clarify.result}', 28),
      fields(['澄清方式', '{a.clarify.ways}', '澄清范围', left('{a.clarify.scope}')]),
      opinion('本人意见', '{a.clarify.wish}', 22),
      fields(['承 办 人', '{a.clarify.by}', '签　　字', '']),
      approvals('clarify'),
    ),
    below('注：按照“谁核实、谁澄清”办理；采用其他方式澄清的，同时出具书面材料。'),
  ],
};

/** D24, to the person. */
export const clarificationNotice = {
  blocks: [
    letterhead(),
    title('澄清告知书'),
    flush('{person.name}同志：'),
    body('前期，本机关收到反映你有关问题的信访举报。经核查，现将结果告知如下：'),
    body('一、反映的内容：{a.clarify.untrue}'),
    body('二、核查结论：', ...known('a.clarify.result', 16)),
    body('三、澄清方式和范围：以{a.clarify.ways}方式，在{a.clarify.scope}范围内予以澄清。'),
    signed(
      body(
        '希望你正确对待群众监督，放下包袱，继续干事创业、担当作为。请勿打听、追查、打击报复反映问题的人。',
      ),
    ),
    receipt('澄清告知书（{number}）'),
  ],
};

/** D24, to the unit or whoever shall know. */
export const clarificationLetter = {
  blocks: [
    letterhead(),
    title('关于为{person.name}同志澄清正名的函'),
    flush(...known('a.clarify.recipient', 10), '：'),
    body(
      '前期，本机关收到反映你单位{person.name}同志有关问题的信访举报。经核查，现将有关情况函告如下：',
    ),
    body('一、反映的内容：{a.clarify.untrue}'),
    body('二、核查结论：', ...known('a.clarify.result', 16)),
    body(
      '为维护党员干部合法权益，营造干事创业的良好环境，请在{a.clarify.scope}范围内，以{a.clarify.ways}方式公开本函内容，为{person.name}同志澄清正名，并将落实情况反馈本机关。',
    ),
    signed(body('请严格遵守保密规定，不得打听、追查、泄露反映问题的人的任何情况。')),
  ],
};

/** D25, to the complainant, whose name is written by hand on the copy that is handed over. */
export const acceptanceNotice = {
  blocks: [
    letterhead(),
    title('实名举报受理告知书'),
    flush(gap(8), '：'),
    body(
      '你于{a.register.receivedOn}以{a.register.channel}方式反映的问题，经审核，属于本机关受理范围，本机关已予受理（受理编号：{case.number}）。',
    ),
    body(
      '有关问题办结后，本机关将在十五个工作日内向你反馈结果。对同一问题重复反映的，不再重复告知。',
    ),
    body(
      '你的合法权益受保护：本机关对你的身份和举报内容严格保密；任何人不得打击报复，发现打击报复的，请立即告知本机关。',
    ),
    body('请如实反映情况，不得捏造、歪曲事实，不得诬告陷害；发现新的证据，可以补充提供。'),
    signed(body('联系电话：', gap(10)), '{office}', '{a.notify-acceptance.on}'),
    newPage(),
    paragraph('Caption', '实名举报受理告知记录（留存）'),
    table(
      [30, 48, 30, 48],
      fields(['受理编号', '{case.number}', '收信日期', '{a.register.receivedOn}']),
      fields(['告知日期', '{a.notify-acceptance.on}', '告知方式', '{a.notify-acceptance.method}']),
      fields(['告 知 人', '{a.notify-acceptance.by}', '签　　字', ''], 14),
      long('备　　注', '', 24),
    ),
    below('注：自收到举报之日起十五个工作日内告知。留存联不填写举报人姓名、住址、联系方式。'),
  ],
};

/** D25, what was told of the result and what was said to it. */
export const resultFeedback = {
  blocks: [
    title('实名举报结果反馈记录'),
    above('受理编号：{case.number}'),
    table(
      [30, 48, 30, 48],
      fields(['反馈日期', '{a.notify-result.on}', '反馈方式', '{a.notify-result.method}']),
      long('反馈内容', '{a.notify-result.content}', 50),
      long('举报人异议', '{a.notify-result.objection}', 36),
      fields([
        '提出新证据',
        '{a.notify-result.newEvidence}',
        '满 意 度',
        '{a.notify-result.satisfaction}',
      ]),
      fields(['反 馈 人', '{a.notify-result.by}', '签　　字', ''], 14),
      opinion('对异议和\n新证据的\n处理意见', '', 36),
    ),
    below(
      '注：办结后十五个工作日内反馈；有异议的如实记录，有新证据的及时核查。本记录不填写举报人姓名、住址、联系方式，不向被反映人出示。',
    ),
  ],
};
