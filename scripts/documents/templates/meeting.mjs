import { title } from '../blocks.mjs';
import { above, below } from '../phrases.mjs';
import { entry, fields, heads, left, long, table } from '../tables.mjs';

const six = [12, 32, 34, 20, 28, 30];
const matters = ['序号', '编号', '反映问题', '被反映人', '议决', '意见'];

/** D29. Every matter with what was decided, as it stands on the agenda. */
export const meetingMinutes = {
  blocks: [
    title('集中排查会议纪要'),
    above('编号：{case.number}　　　　会议日期：{a.hold-meeting.heldOn}'),
    table(
      [24, 54, 24, 54],
      fields(['会议名称', left('{a.call-meeting.topic}'), '地　　点', '{a.call-meeting.place}']),
      fields(['主 持 人', '{a.call-meeting.chair}', '记 录 人', '{a.hold-meeting.recorder}']),
      long('参加人员', '{#a.hold-meeting.participants}{name}　{post}　　{/}', 12),
      long('缺席人员', '{a.hold-meeting.absent}', 9),
      long('会议记录', '{a.hold-meeting.record}', 30),
    ),
    above('研究事项'),
    table(
      six,
      heads(matters),
      entry(
        [
          '{#agenda}{n}',
          '{number}',
          left('{title}'),
          '{person}',
          left('{action}{#outcome}：{outcome}{/}'),
          left('{note}{/}'),
        ],
        9,
      ),
    ),
    above('主持人（签字）：　　　　　　　　记录人（签字）：'),
    below('注：未议决的件写明“未议决”，留待下次会议。'),
  ],
};
