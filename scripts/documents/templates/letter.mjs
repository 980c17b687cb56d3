import {
  body,
  flush,
  gap,
  heading,
  known,
  paragraph,
  signed,
  title,
  unless,
  when,
} from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { aboutLetter, below, receipt, six } from '../phrases.mjs';
import { fields, left, long, opinion, table } from '../tables.mjs';

/** D9. In the name of the general office, with copies to those who lead and watch over the unit. */
export const inquiryLetter = {
  blocks: [
    letterhead('{a.issue-letter.documentNumber}'),
    title('函询通知书'),
    flush('{person.name}同志：'),
    body(
      '根据《中国共产党纪律检查机关监督执纪工作规则》第二十九条规定，现就有关问题向你函询，请如实作出书面说明。',
    ),
    heading('一、需要说明的事项'),
    ...when('a.issue-letter.matters', body('{n}．{matter}')),
    heading('二、答复要求'),
    body(
      '请围绕上述事项逐项说明{#a.issue-letter.demands}：{a.issue-letter.demands}{/}。问题存在的，说明经过、原因和认识；不存在的，说明理由，并附证明材料。',
    ),
    heading('三、答复时限和方式'),
    ...when(
      'a.issue-letter.dueOn',
      body('请于{a.issue-letter.dueOn}前（不迟于收到本通知书之日起15个工作日）作出书面说明。'),
    ),
    ...unless('a.issue-letter.dueOn', body('请在收到本通知书之日起15个工作日内作出书面说明。')),
    body(
      '书面说明须由本人签名，经所在党委（党组）主要负责人签署意见后密封寄回。被函询人本人就是党委（党组）主要负责人，或者说明内容涉及该负责人的，直接回复本机关。',
    ),
    signed(
      body(
        '联系人：',
        ...known('a.issue-letter.contact'),
        '　　联系电话：',
        ...known('a.issue-letter.phone', 7),
      ),
      '{office}办公室',
    ),
    paragraph('Copies', '抄送：{#a.issue-letter.copies}{a.issue-letter.copies}。{/}'),
    aboutLetter(),
    receipt('函询通知书（{a.issue-letter.documentNumber}）', {
      by: '{a.deliver-letter.receivedBy}',
      signedOn: '{a.deliver-letter.deliveredOn}',
    }),
  ],
};

/** D10. Handed out to be written on; what came back and was entered is printed in its place. */
export const writtenExplanation = {
  blocks: [
    title('关于谈话函询有关问题的', '书面说明'),
    table(
      six,
      fields([
        '姓　　名',
        '{person.name}',
        '性　别',
        '{person.gender}',
        '民　族',
        '{person.ethnicity}',
      ]),
      fields([
        ...['出生日期', '{person.bornOn}', '政治面貌', '{person.politicalStatus}'],
        ...['职　级', '{person.rank}'],
      ]),
      fields(['单位职务', left('{person.unit}　{person.position}')]),
      long('简　　历', explained('resume'), 30),
      long('职权范围', explained('duties'), 20),
    ),
    heading('一、逐项说明'),
    ...when('a.issue-letter.matters', body('事项{n}：{matter}')),
    either('statement', 9, '（逐项写明：问题存在的，写明经过、原因和认识；不存在的，写明理由。）'),
    heading('二、证明材料'),
    either('evidence', 2, '（列明名称和份数，附后。）'),
    heading('三、本人态度'),
    either('attitude', 2),
    heading('四、承诺'),
    body(
      '我郑重承诺：以上说明真实、完整，没有隐瞒、歪曲和编造。如有不实，愿意依照有关规定承担责任。我将正确对待群众监督，不打听、不追查、不打击报复反映问题的人。',
    ),
    paragraph('Signature', '本人签名：＿＿＿＿＿＿＿'),
    paragraph('Signature', '　　　　年　　月　　日'),
    table(
      [34, 122],
      opinion(
        '所在党委\n（党组）\n主要负责人\n意　　见',
        '{a.receive-explanation.partyOpinion}{a.receive-reply.partyOpinion}',
        40,
      ),
    ),
    below(
      '注：本人就是党委（党组）主要负责人，或者说明内容涉及该负责人的，不需签署意见，直接报送。',
    ),
  ],
};

/** What a talk's or a letter's explanation says; a case has the one or the other, or both in turn. */
function explained(field) {
  const [talk, letter] = [`a.receive-explanation.${field}`, `a.receive-reply.${field}`];
  return `{${talk}}{^${talk}}{${letter}}{/}`;
}

/** The same as paragraphs, and where nothing is known lines to write on. */
function either(field, lines, hint) {
  const [talk, letter] = [`a.receive-explanation.${field}`, `a.receive-reply.${field}`];
  const empty = [hint ? body(hint) : [], Array.from({ length: lines }, () => flush(gap(28)))];
  return [
    ...when(talk, body(`{${talk}}`)),
    ...unless(talk, ...when(letter, body(`{${letter}}`)), ...unless(letter, ...empty.flat())),
  ];
}

/** D11, for a talk or letter and for a new post. */
const pledge = (reason) => ({
  blocks: [
    title('廉洁自律承诺书'),
    flush('{office}：'),
    body(`${reason}，我郑重承诺：`),
    body('一、坚定拥护“两个确立”、坚决做到“两个维护”，严守政治纪律和政治规矩，对党忠诚老实。'),
    body('二、严格遵守廉洁纪律，不利用职权或者职务上的影响为本人和他人谋取私利。'),
    body('三、不接受可能影响公正执行公务的礼品、礼金、宴请和旅游、健身、娱乐等活动安排。'),
    body('四、管好配偶、子女、其他亲属和身边工作人员，严格执行领导干部个人有关事项报告制度。'),
    body(
      '五、自觉接受组织和群众监督，对提醒指出的问题立行立改，不打听、不追查、不打击报复反映问题的人。',
    ),
    body('六、如实向组织说明情况，不隐瞒、不编造。'),
    body('以上承诺如有违反，愿意接受批评教育、组织处理或者纪律处分。'),
    paragraph('Signature', ''),
    paragraph('Signature', '承诺人（签名）：＿＿＿＿＿＿'),
    paragraph('Signature', '监督人（签名）：＿＿＿＿＿＿'),
    paragraph('Signature', '　　　　年　　月　　日'),
    below('本承诺书一式两份，一份由本人留存，一份归入本人廉政档案。'),
  ],
});
export const integrityPledge = pledge(
  '我是{person.unit}{person.position}{person.name}。结合本次谈话函询',
);
export const appointmentPledge = pledge(
  '我是{person.name}，自{a.register-appointment.appointedOn}起任{a.register-appointment.post}。经任职廉政谈话',
);

/** D14. */
export const acceptanceFeedback = {
  blocks: [
    letterhead('{a.send-acceptance.documentNumber}'),
    title('关于谈话函询采信了结的', '反馈函'),
    flush('{person.name}同志：'),
    ...when(
      'a.hold-talk.heldOn',
      body('本机关于{a.hold-talk.heldOn}就群众反映的有关问题与你谈话，你已作出说明。'),
    ),
    ...unless(
      'a.hold-talk.heldOn',
      body(
        '本机关于{a.deliver-letter.deliveredOn}就群众反映的有关问题向你函询，你已作出书面说明。',
      ),
    ),
    body('经研究，决定对你所作的说明予以采信，有关问题予以了结。'),
    body('{a.send-acceptance.text}'),
    body(
      '请按照《中国共产党纪律检查机关监督执纪工作规则》第三十一条规定，在本年度或者下一年度民主生活会（组织生活会）上，就本次谈话函询问题作出说明，并说明采信了结情况。',
    ),
    signed(
      body(
        '希望你正确对待群众监督，有则改之、无则加勉，继续严格要求自己，不打听、不追查、不打击报复反映问题的人。',
      ),
      '{office}',
      '{a.send-acceptance.on}',
    ),
  ],
};
