import Type, { type Static } from 'typebox';
import { Day, Id, list, optional, shape, Text } from './shared.ts';

/** From the first day to the last, both included. */
export const ReportQuery = shape({
  workflow: Id,
  from: Day,
  until: Day,
  language: optional(Type.Enum(['zh-CN', 'en'])),
});

export const ReportRow = shape({ key: Type.String(), title: Text, count: Type.Integer() });
export const ReportSectionView = shape({
  id: Id,
  title: Text,
  description: optional(Text),
  /** In the order of their declaration or of time, or the most frequent first. */
  rows: list(ReportRow),
  total: Type.Integer(),
});
export type ReportSectionView = Static<typeof ReportSectionView>;
export const ReportView = shape({
  title: Text,
  from: Day,
  until: Day,
  sections: list(ReportSectionView),
});
export type ReportView = Static<typeof ReportView>;

/** The cases behind one line of a report. */
export const BehindQuery = shape({
  ...ReportQuery.properties,
  section: Id,
  key: Type.String({ maxLength: 500 }),
});
