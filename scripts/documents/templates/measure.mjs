import {
  body,
  flush,
  heading,
  known,
  signed,
  subtitle,
  title,
  together,
  when,
} from '../blocks.mjs';
import { letterhead } from '../letterhead.mjs';
import { above, approvals, below, personRows, receipt, remedies, six } from '../phrases.mjs';
import { fields, left, list, long, opinion, table } from '../tables.mjs';

/** D15, the register of a reminder or an admonition. */
export const reminderRecord = {
  blocks: [
    title('提醒（诫勉）谈话登记表'),
    above('编号：{case.number}　　　　谈话种类：{a.decide-measure.kind}'),
    table(
      six,
      personRows('被谈话人'),
      fields(['时间地点', left('{a.decide-measure.talkOn}　{a.decide-measure.talkPlace}')]),
      long('谈 话 人', '{#a.decide-measure.talkers}{n}．{name}　{unit}　{post}　　{/}', 16),
      long('谈话原因', '{a.decide-measure.reason}', 22),
      long('谈话内容', '{a.decide-measure.content}', 30),
      opinion('谈话对象\n意　　见', '{a.decide-measure.defence}', 22),
      opinion('谈 话 人\n意　　见', '{a.decide-measure.talkerOpinion}', 22),
      long('抄　　送', '{a.decide-measure.copies}', 10),
      long('备　　注', '诫勉影响期为六个月，自诫勉之日起计算。', 10),
    ),
    below('注：本表一式两份，一份存案卷，一份归入廉政档案。'),
  ],
};

/** D15, the letter of admonition. */
export const admonitionLetter = {
  blocks: [
    letterhead(),
    title('诫 勉 书'),
    flush('{person.name}同志：'),
    body('经查，你存在以下问题：'),
    body('{a.decide-measure.reason}'),
    body('根据有关规定，经研究，决定对你予以诫勉。'),
    ...when('a.decide-measure.content', body('{a.decide-measure.content}')),
    body(
      '希望你深刻认识所犯错误的性质和危害，认真吸取教训，切实加以改正，并在十个工作日内向本机关提交书面检查和整改措施。',
    ),
    signed(
      body('诫勉影响期为六个月，自本诫勉书送达之日起计算。影响期内，按照干部管理有关规定执行。'),
    ),
    receipt('诫勉书（{number}）', { told: remedies('诫勉') }),
  ],
};

/** D16. */
export const rectificationNotice = {
  blocks: [
    letterhead(),
    title('整改通知书'),
    flush('{person.name}同志：'),
    body('经谈话函询，你存在需要整改的问题。现将整改事项和要求通知如下：'),
    table(
      [14, 66, 76],
      list(
        'a.notify-rectification.items',
        { 序号: '{n}', 存在问题: left('{problem}'), 整改要求: left('{demand}') },
        { height: 14 },
      ),
    ),
    body('整改期限：{a.notify-rectification.dueOn}前完成，并书面报告整改情况。'),
    body('整改责任人：{a.notify-rectification.responsible}'),
    ...when(
      'a.notify-rectification.longTerm',
      body(
        '长效机制：上述问题属于系统性问题，除逐项整改外，还应当{a.notify-rectification.longTerm}',
      ),
    ),
    signed(
      body(
        '本机关将对整改情况进行检查和回访。对不重视、整改不到位或者经批评教育仍不改正的，依照有关规定予以问责。',
      ),
    ),
    receipt('整改通知书（{number}）', { told: remedies('整改通知') }),
  ],
};

/** D22. It proposes and decides nothing. */
export const accountabilityProposal = {
  blocks: [
    title('问责建议书'),
    subtitle('{number}'),
    body(
      '被建议问责人：{person.name}，性别：{person.gender}，政治面貌：{person.politicalStatus}，现任{person.unit}{person.position}。',
    ),
    heading('一、触发情形'),
    body('{a.propose-accountability.trigger}'),
    heading('二、次数及依据'),
    body(...known('a.propose-accountability.grounds', 24)),
    heading('三、责任类型'),
    body('{a.propose-accountability.responsibility}。'),
    heading('四、本人申辩'),
    body('{a.propose-accountability.defence}'),
    heading('五、问责建议'),
    body('建议方式：{d.accountability.outcome}。'),
    body('{a.propose-accountability.opinion}'),
    ...when('d.accountability.reason', body('偏离规则建议的理由：{d.accountability.reason}')),
    heading('六、适用规则'),
    body(
      '触发情形、次数的计算和建议方式，适用本案受理时生效的规则版本，随案留存，可逐条查阅其依据。',
    ),
    flush(''),
    together(
      table(
        [30, 126],
        opinion('承 办 人', '{a.propose-accountability.by}　{a.propose-accountability.on}', 16),
        approvals('propose-accountability'),
      ),
    ),
  ],
};

/** D23. */
export const selfCriticism = {
  blocks: [
    title('检讨材料和会议记录'),
    above('编号：{case.number}'),
    table(
      [26, 52, 26, 52],
      fields(['会议名称', left('{a.record-self-criticism.meeting}')]),
      fields([
        '场　　合',
        '{a.record-self-criticism.venue}',
        '日　　期',
        '{a.record-self-criticism.on}',
      ]),
      fields(['检 讨 人', '{person.name}', '单位职务', left('{person.unit}{person.position}')]),
      fields([
        '主 持 人',
        '{a.record-self-criticism.chair}',
        '监督人员',
        '{a.record-self-criticism.supervisors}',
      ]),
      long('检讨内容', '{a.record-self-criticism.content}', 60),
      long('批评意见', '{a.record-self-criticism.criticism}', 34),
      opinion('检 讨 人\n签　　名', '', 18),
      opinion('主 持 人\n签　　名', '', 18),
      opinion('监督人员\n签　　名', '', 18),
    ),
    below('注：检讨材料由本人撰写附后。会议记录由会议主持人签字，归入案卷和廉政档案。'),
  ],
};
