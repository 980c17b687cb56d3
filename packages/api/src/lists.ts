import Type, { type Static } from 'typebox';
import {
  Colleague,
  Id,
  list,
  Named,
  optional,
  Revision,
  shape,
  Text,
  text,
  Uuid,
} from './shared.ts';

/** Something by which cases can be narrowed: `<id>=<value>` in `marks`. */
export const FilterView = shape({
  id: Type.String(),
  title: Text,
  choices: list(shape({ value: Type.String(), title: Text })),
});
export type FilterView = Static<typeof FilterView>;

/** What lists of a type of case can be narrowed by. */
export const CaseFilters = shape({
  stages: list(Named),
  handlers: list(Colleague),
  /** What the flows say is to be watched. */
  watches: list(Named),
  marks: list(FilterView),
});
export type CaseFilters = Static<typeof CaseFilters>;

export const caseSorts = ['updated', 'started', 'due'] as const;
export const CaseSort = Type.Enum([...caseSorts]);
export type CaseSort = Static<typeof CaseSort>;
export const dueStates = ['overdue', 'week'] as const;

/** What is wanted of a list of cases, and the columns that show it. */
export const Wanted = shape({
  workflow: optional(Id),
  stage: optional(Id),
  handler: optional(Uuid),
  q: optional(Type.String({ maxLength: 60 })),
  open: optional(Type.Enum(['true', 'false'])),
  due: optional(Type.Enum([...dueStates])),
  from: optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  to: optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  /** What is to be watched, and lasts. */
  watch: optional(Id),
  /** Begun with a line of this import. */
  import: optional(Uuid),
  /** Marks, parted by commas: all of them hold. */
  marks: optional(Type.String({ maxLength: 500, pattern: '^[\\w.=,-]*$' })),
  sort: optional(CaseSort),
});
export type Wanted = Static<typeof Wanted>;

export const ListWanted = shape({
  ...Wanted.properties,
  columns: optional(list(Type.String({ maxLength: 40 }), { maxItems: 20 })),
});
export const SavedList = shape({
  id: Uuid,
  name: Type.String(),
  shared: Type.Boolean(),
  /** Whether it is one's own. */
  mine: Type.Boolean(),
  owner: Colleague,
  wanted: ListWanted,
  revision: Revision,
});
export type SavedList = Static<typeof SavedList>;
export const ListGiven = { name: text(40), shared: Type.Boolean(), wanted: ListWanted };

/** What can be done on each of several cases at once. */
/** A case on which something would be refused, and why. */
const Refused = shape({ id: Uuid, number: Type.String(), why: list(Text) });

export const Together = shape({
  actions: list(
    shape({
      id: Id,
      title: Text,
      cases: list(shape({ id: Uuid, number: Type.String(), revision: Revision })),
      refused: list(Refused),
    }),
  ),
  /** The meetings at which these cases can be put on the agenda. */
  meetings: list(shape({ id: Uuid, number: Type.String() })),
});
export type Together = Static<typeof Together>;

/** Which of several cases would refuse the same answers. */
export const ForeseenTogether = shape({ refused: list(Refused) });
