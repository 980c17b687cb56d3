import { title } from '../blocks.mjs';
import { above, approvals, below, personRows, six } from '../phrases.mjs';
import { fields, left, long, opinion, table } from '../tables.mjs';

/** D1. Of the complaint only its subject: its words could tell who wrote it. */
export const petitionRegistration = {
  blocks: [
    title('信访件登记表'),
    above('编号：{case.number}　　密级：{a.register.secrecy}　　登记日期：{case.registeredOn}'),
    table(
      six,
      fields([
        ...['收信日期', '{a.register.receivedOn}', '信访方式', '{a.register.channel}'],
        ...['来　源', '{a.register.source}'],
      ]),
      fields([
        ...['类　　别', '{a.register.category}', '是否实名', '{a.register.realName}'],
        ...['紧急程度', '{a.register.urgency}'],
      ]),
      fields(['反 映 人', left('加密保存。不在本表记载，凭权限在系统内查阅并留痕。')]),
      personRows(),
      fields(['主要问题', left('{a.register.topic}')], 32),
      fields([
        ...['问题性质', '{a.register.nature}', '重 复 件', '{a.register.duplicate}'],
        ...['引发舆情', '{a.register.publicOpinion}'],
      ]),
      fields(['联名人数', '{a.register.jointRealNames}', '群体人数', '{a.register.groupSize}']),
      long('附　　件', '{a.register.enclosures}', 14),
      fields(['登 记 人', '{a.register.by}', '登记日期', '{a.register.on}']),
      opinion('批办意见', '{a.assign.instruction}', 34),
      fields(['承 办 人', '{a.assign.handler}', '交办日期', '{a.assign.on}']),
    ),
    below('注：本表由信访举报部门填写。不得在本表任何一栏写入可能识别反映人的内容。'),
  ],
};

/** D2. */
export const leadDisposition = {
  blocks: [
    title('问题线索处置呈批表'),
    above('线索编号：{case.number}　　　　呈批日期：{a.propose-disposition.on}'),
    table(
      six,
      fields(['线索来源', '{a.register.source}', '收到日期', '{a.register.receivedOn}']),
      personRows(),
      long('反映的\n主要问题', '{a.propose-disposition.summary}', 36),
      long('处置方式', '{d.disposition.outcome}', 10),
      long(
        '拟办意见\n及 理 由',
        '{a.propose-disposition.opinion}{#d.disposition.reason}　偏离规则建议的理由：{d.disposition.reason}{/}',
        30,
      ),
      fields(['承 办 人', '{a.propose-disposition.by}', '签　字', '']),
      approvals('propose-disposition'),
    ),
    below('注：自收到问题线索之日起一个月内提出处置意见。不得写入可能识别反映人的内容。'),
  ],
};

/** D3. */
export const talkApproval = {
  blocks: [
    title('谈话函询呈批表'),
    above('线索编号：{case.number}　　　　呈批日期：{today}'),
    table(
      six,
      personRows('对　　象'),
      fields(['线索来源', '{a.register.source}', '方　　式', '{d.disposition.outcome}']),
      long('反映的主要\n问题摘要', '{a.propose-disposition.summary}', 26),
      long(
        '谈 话 人',
        '{#a.plan-talk.talkers}{name}{#role}（{role}）{/}　{/}{#a.plan-talk.entrusted}受委托谈话人：{a.plan-talk.entrusted}{/}',
        12,
      ),
      fields([
        '时间地点',
        left('{a.plan-talk.plannedOn}{a.plan-talk.plannedTime}　{a.plan-talk.place}'),
      ]),
      long('拟办意见', '{a.propose-disposition.opinion}', 22),
      fields(['承 办 人', '{handler}', '签　字', '']),
      approvals('plan-talk', { instead: 'issue-letter' }),
      long('附　　件', '□谈话方案　□谈话提纲　□安全预案　□函询通知书（稿）', 10),
    ),
  ],
};
