import {
  body,
  flush,
  gap,
  heading,
  known,
  paragraph,
  part,
  sentence,
  signed,
  subtitle,
  title,
  together,
  unless,
  when,
} from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { aboutTalk, above, approvals, below, receipt } from '../phrases.mjs';
import { fields, left, list, long, opinion, table } from '../tables.mjs';

const talkers = (action) => `{#a.${action}.talkers}{name}{#role}（{role}）{/}　{/}`;

/** D4. */
export const talkPlan = {
  blocks: [
    title('关于与{person.name}同志谈话的方案'),
    subtitle('线索编号：{case.number}'),
    heading('一、对象基本情况'),
    body(
      '{person.name}，{person.gender}，{person.ethnicity}，{person.bornOn}出生，{person.politicalStatus}，现任{person.unit}{person.position}{#person.rank}，{person.rank}{/}。',
    ),
    body(...known('a.plan-talk.background', 24)),
    part('二、个性特点', 'a.plan-talk.personality'),
    part('三、反映重点', 'a.plan-talk.keyPoints'),
    heading('四、谈话目的'),
    body(sentence('a.plan-talk.purpose')),
    heading('五、谈话类型和人员分工'),
    body('谈话类型：', sentence('d.talk-mode.outcome')),
    body(`谈话人员：${talkers('plan-talk')}`),
    body('安全员：', ...known('a.plan-talk.safetyOfficer')),
    ...when('a.plan-talk.entrusted', body('受委托谈话人：{a.plan-talk.entrusted}')),
    body('单位党委（党组）主要负责人参加：{a.plan-talk.withPartyHead}'),
    heading('六、时间和地点'),
    body(
      '{#a.plan-talk.plannedOn}{a.plan-talk.plannedOn}{a.plan-talk.plannedTime}，{/}',
      sentence('a.plan-talk.place'),
    ),
    part('七、谈话步骤', 'a.plan-talk.steps'),
    part('八、情景设置', 'a.plan-talk.scenario'),
    part('九、问题预测与应对', 'a.plan-talk.prediction'),
    part('十、外围了解情况', 'a.inquire-around.finding'),
    heading('十一、安全预案'),
    body('（一）安全防范。', ...known('a.plan-talk.contingency', 16)),
    body('（二）医疗保障。', ...known('a.plan-talk.medical', 16)),
    body('（三）保密要求。', ...known('a.plan-talk.secrecy', 16)),
    together(table([30, 126], opinion('承 办 人', '{a.plan-talk.by}', 18), approvals('plan-talk'))),
  ],
};

/** D5. It stays inside: nothing of it goes to the person. */
export const talkOutline = {
  blocks: [
    title('谈话提纲'),
    above('对象：{person.name}　　　　线索编号：{case.number}'),
    table(
      [12, 42, 26, 24, 26, 26],
      list(
        'a.outline-talk.questions',
        {
          序号: '{n}',
          问题: left('{question}'),
          对应反映事项: left('{point}'),
          依据: left('{basis}'),
          预期说明: left('{expected}'),
          追问: left('{followUp}'),
        },
        { height: 16, blanks: 6 },
      ),
      long('教育\n要点', '{a.outline-talk.education}', 36),
    ),
    above('拟稿：{a.outline-talk.by}　　　　　　主谈人（签字）：'),
    below('注：提纲仅供谈话人员使用，不得向被谈话人出示，不得透露反映人的任何情况。'),
  ],
};

/** D6. Its reason is what the notice says, never what the petition says. */
export const talkNotice = {
  blocks: [
    letterhead(),
    title('谈话通知书'),
    flush('{person.name}同志：'),
    body(
      '根据《中国共产党纪律检查机关监督执纪工作规则》有关规定，经研究，决定与你谈话。现将有关事项通知如下：',
    ),
    body('一、谈话时间：{a.notify-talk.talkOn}', ...known('a.notify-talk.talkTime', 5)),
    body('二、谈话地点：{a.notify-talk.place}'),
    body('三、谈话事由：{a.notify-talk.subjectMatter}'),
    body('四、谈话人员：{#a.plan-talk.talkers}{name}　{/}'),
    body(
      '请携带本人有效证件，准时到达指定地点。你的权利和义务见所附《谈话告知事项》；确有特殊情况不能按时参加的，请提前与联系人联系。',
    ),
    signed(
      body(
        '联系人：',
        ...known('a.notify-talk.contact'),
        '　　联系电话：',
        ...known('a.notify-talk.phone', 7),
      ),
    ),
    aboutTalk(),
    receipt('谈话通知书（{number}）', { signedOn: '{a.notify-talk.receivedOn}' }),
  ],
};

const told =
  '我们是{office}的工作人员，现出示工作证件，依照规定与你谈话。你有权了解谈话事由，对有关问题作出说明和解释，申请有关人员回避，核对谈话记录并要求补充、更正；同时应当如实回答，不得隐瞒、歪曲事实，不得打听、追查、打击报复反映问题的人，并对谈话内容保密。以上内容你是否听清楚？';

const pageSign = (who) => [paragraph('FooterSign', who, gap(9), '　　　年　　月　　日')];

const questionsAndAnswers = [
  body('问：', told),
  body('答：', gap(10)),
  ...when('a.hold-talk.informed', body('补充告知：{a.hold-talk.informed}')),
  ...when(
    'a.hold-talk.answers',
    body('问：{question}'),
    body('答：{answer}'),
    ...when('followUp', body('追问：{followUp}')),
  ),
  ...unless('a.hold-talk.answers', body('问：'), body('答：'), body('问：'), body('答：')),
];

const talkTime =
  '{a.hold-talk.heldOn}{#a.hold-talk.startedAt}{a.hold-talk.startedAt}{/}{^a.hold-talk.startedAt}＿＿时＿＿分{/}至{#a.hold-talk.endedAt}{a.hold-talk.endedAt}{/}{^a.hold-talk.endedAt}＿＿时＿＿分{/}';

/** D7. */
export const talkRecord = {
  foot: pageSign('被谈话人（签名）：'),
  blocks: [
    title('谈话记录'),
    table(
      [26, 52, 26, 52],
      fields(['时　　间', left(talkTime)]),
      fields(['地　　点', left('{a.hold-talk.place}')]),
      fields(['谈 话 人', left(talkers('hold-talk'))]),
      fields(['记 录 人', '{a.hold-talk.recorder}', '编　　号', '{case.number}']),
      fields(['被谈话人', '{person.name}', '政治面貌', '{person.politicalStatus}']),
      fields(['单位职务', left('{person.unit}　{person.position}')]),
    ),
    heading('一、告知和问答'),
    questionsAndAnswers,
    part('二、指出的问题', 'a.hold-talk.pointedOut'),
    part('三、批评意见', 'a.hold-talk.criticism'),
    part('四、提出的要求', 'a.hold-talk.demands'),
    part('五、本人说明与解释', 'a.hold-talk.explanation'),
    heading('六、本人态度'),
    body(sentence('a.hold-talk.attitude')),
    heading('七、阅看意见'),
    ...when('a.hold-talk.readOpinion', body('{a.hold-talk.readOpinion}')),
    ...unless(
      'a.hold-talk.readOpinion',
      body('（请被谈话人亲笔写明：“以上记录我看过，与我说的相符。”）'),
      body(gap(24)),
    ),
    body('被谈话人（签名）：', gap(8), '　　年　　月　　日'),
    ...when(
      'a.hold-talk.refusal',
      heading('八、拒签说明'),
      body('{a.hold-talk.refusal}'),
      body('见证人（签名）：', gap(8), '　　年　　月　　日'),
    ),
    body('谈话人（签名）：', gap(8), '　', gap(8)),
    body('记录人（签名）：', gap(8), '　　年　　月　　日'),
  ],
};

/** D8. */
export const collectiveTalkRecord = {
  foot: pageSign('班子主要负责人（签名）：'),
  blocks: [
    title('集体谈话记录'),
    table(
      [26, 52, 26, 52],
      fields(['时　　间', left(talkTime)]),
      fields(['地　　点', left('{a.hold-talk.place}')]),
      fields(['谈 话 人', left(talkers('hold-talk'))]),
      fields(['记 录 人', '{a.hold-talk.recorder}', '编　　号', '{case.number}']),
      fields(['谈话对象', left('{person.unit}领导班子')]),
    ),
    heading('一、告知和问答'),
    questionsAndAnswers,
    part('二、通报的问题', 'a.hold-talk.pointedOut'),
    part('三、批评意见', 'a.hold-talk.criticism'),
    part('四、提出的要求', 'a.hold-talk.demands'),
    part('五、班子说明与解释', 'a.hold-talk.explanation'),
    part('六、班子表态', 'a.hold-talk.teamPledge'),
    heading('七、签到和阅看意见'),
    body('以上记录我们看过，与所谈内容相符。'),
    table(
      [14, 32, 40, 34, 36],
      list(
        'a.hold-talk.team',
        {
          序号: '{n}',
          姓名: '{name}',
          职务: left('{position}'),
          缺席原因: left('{absence}'),
          签名: '',
        },
        { height: 11, blanks: 7 },
      ),
    ),
    ...when('a.hold-talk.refusal', heading('八、拒签说明'), body('{a.hold-talk.refusal}')),
    body('谈话人（签名）：', gap(8), '　', gap(8)),
    body('记录人（签名）：', gap(8), '　　年　　月　　日'),
  ],
};
