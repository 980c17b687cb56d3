import Type, { type Static } from 'typebox';
import {
  Colleague,
  Day,
  Id,
  Instant,
  list,
  Named,
  optional,
  paged,
  shape,
  Text,
  text,
  Uuid,
} from './shared.ts';
import { Alarm, CaseRow } from './work.ts';

/** A case as notices, lists and calendars name it. */
const CaseNamed = shape({ id: Uuid, number: Type.String() });

/** What people are told of; by it they choose what reaches them by mail. */
export const noticeKinds = [
  'alarm.half',
  'alarm.due',
  'alarm.overdue',
  'alarm.severe',
  'deadline.moved',
  'flow',
  'deputy',
  'handover',
  'pattern',
  'sample.drawn',
  'answers.expired',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something that this user was told. */
export const NoticeView = shape({
  id: Uuid,
  kind: Type.String(),
  text: Text,
  case: optional(CaseNamed),
  /** What it is about: the title of an action, or what repeats where. */
  about: optional(Text),
  at: Instant,
  read: Type.Boolean(),
});
export type NoticeView = Static<typeof NoticeView>;
export const Notices = paged({ notices: list(NoticeView), unread: Type.Integer() });

/** How this user is told beside the product. */
export const NoticeSettings = shape({
  mail: optional(Type.String({ pattern: '^[^\\s@<>",;]{1,64}@[^\\s@<>",;]{1,180}$' })),
  /** Kinds that are not sent by mail. */
  quiet: list(Type.String({ maxLength: 80 })),
});
export const NoticeSettingsView = shape({
  ...NoticeSettings.properties,
  /** Whether this installation sends mail at all. */
  mailing: Type.Boolean(),
});
export type NoticeSettingsView = Static<typeof NoticeSettingsView>;

/** Somebody stands in for a colleague who is absent; both days are among them. */
export const DeputyView = shape({
  id: Uuid,
  absent: Colleague,
  deputy: Colleague,
  from: Day,
  until: Day,
  reason: Type.String(),
  namedBy: Colleague,
  /** Whether it counts today. */
  now: Type.Boolean(),
  mayEnd: Type.Boolean(),
});
export type DeputyView = Static<typeof DeputyView>;
export const NewDeputy = shape({
  absent: Uuid,
  deputy: Uuid,
  from: Day,
  until: Day,
  reason: text(500),
});

/** A mail or a call of a webhook that did not arrive. */
export const TroubledView = shape({
  id: Uuid,
  channel: Type.Enum(['mail', 'webhook']),
  to: Type.String(),
  number: optional(Type.String()),
  at: Instant,
  attempts: Type.Integer(),
  error: Type.String(),
  /** When it is tried again; none when it was given up. */
  nextAt: optional(Instant),
});
export type TroubledView = Static<typeof TroubledView>;

export const WebhookView = shape({ id: Uuid, url: Type.String(), madeAt: Instant });
export const MessagesView = shape({
  mailing: Type.Boolean(),
  webhooks: list(WebhookView),
  troubled: list(TroubledView),
});
export type MessagesView = Static<typeof MessagesView>;
/** The secret is shown this once. */
export const NewWebhookView = shape({ ...WebhookView.properties, secret: Type.String() });

const counts = {
  open: Type.Integer(),
  half: Type.Integer(),
  due: Type.Integer(),
  overdue: Type.Integer(),
  severe: Type.Integer(),
};

/** Something that departed from the ordinary. */
export const ExceptionView = shape({
  id: Type.String(),
  case: CaseRow,
  action: optional(Named),
  by: Colleague,
  at: Instant,
  reason: optional(Type.String()),
  /** For a deviation: what the rules proposed and what was chosen. */
  proposed: optional(list(Text)),
  chosen: optional(list(Text)),
  /** The rules from which it departed. */
  rules: optional(list(Text)),
});
export type ExceptionView = Static<typeof ExceptionView>;
export const Exceptions = paged({ exceptions: list(ExceptionView) });

/** What a leader sees at a glance. */
export const SupervisionView = shape({
  total: shape(counts),
  officers: list(shape({ officer: optional(Colleague), ...counts })),
  stages: list(shape({ workflow: Named, stage: Named, ...counts })),
  /** What is severely overdue, and overdue, most urgent first. */
  late: list(
    shape({
      case: CaseRow,
      action: Named,
      kind: Type.Enum(['do', 'approve']),
      officer: optional(Colleague),
      due: Day,
      alarm: Alarm,
    }),
  ),
  watches: list(
    shape({
      id: Id,
      title: Text,
      description: optional(Text),
      workflow: Id,
      count: Type.Integer(),
    }),
  ),
});
export type SupervisionView = Static<typeof SupervisionView>;
