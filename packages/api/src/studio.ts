import type { Edit, Edition, Example, Form } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { DraftChanges, DraftRow } from './policy.ts';
import {
  EditionId,
  Id,
  Instant,
  list,
  Named,
  optional,
  Revision,
  shape,
  Text,
  text,
} from './shared.ts';

/** An edit of one item of a draft: what it found and what it leaves (`@bitan/definitions`). */
const EditBody = Type.Unsafe<Edit>({
  type: 'object',
  properties: { path: Type.String({ maxLength: 300 }), was: {}, now: {} },
  required: ['path'],
  additionalProperties: false,
});

export const EditsBody = shape({ edits: Type.Array(EditBody, { minItems: 1, maxItems: 2000 }) });

/** The draft after edits. */
export const Edited = shape({ revision: Revision });

/** One step of a draft: what somebody changed in it. */
export const StepView = shape({
  revision: Revision,
  by: Type.String(),
  mine: Type.Boolean(),
  at: Instant,
  edits: list(EditBody),
  /** In words, one sentence for each item. */
  said: list(Text),
});
export type StepView = Static<typeof StepView>;

/** What happened to a draft since, and who else has it open. */
export const StepsView = shape({
  revision: Revision,
  status: DraftRow.properties.status,
  steps: list(StepView),
  present: list(shape({ name: Type.String(), item: optional(Type.String()) })),
});
export type StepsView = Static<typeof StepsView>;

export const StepsQuery = shape({
  after: optional(Type.Integer({ minimum: 0 })),
  /**
   * Says that the caller has the draft open, for the others to see: the item that is worked on, or
   * nothing between the quotes.
   */
  at: optional(Type.String({ maxLength: 300 })),
});

export const CommentView = shape({
  item: Type.String(),
  text: Type.String(),
  by: Type.String(),
  at: Instant,
});
export type CommentView = Static<typeof CommentView>;

/** A draft to be edited: what it says so far, and the level above with everything in it. */
export const StudioView = shape({
  ...DraftRow.properties,
  changes: DraftChanges,
  /** All that holds without the draft, to be read only. */
  above: Type.Unsafe<Edition>({ type: 'object' }),
  /** The forms of the level above on which the changes of the office were last seen. */
  bases: list(shape({ form: Id, base: EditionId, was: Type.Unsafe<Form>({ type: 'object' }) })),
  comments: list(CommentView),
  mayEdit: Type.Boolean(),
  mayComment: Type.Boolean(),
});
export type StudioView = Static<typeof StudioView>;

/** The cases of a draft with their results, and what they show of its rules. */
export const CasesView = shape({
  cases: list(
    shape({
      id: Id,
      title: Text,
      decisions: list(Id),
      own: Type.Boolean(),
      ok: Type.Boolean(),
      message: Text,
    }),
  ),
  /** In how many cases each rule decided, and how often its comparisons held and did not. */
  coverage: list(
    shape({
      decision: Id,
      rule: Id,
      decided: Type.Integer(),
      conditions: list(
        shape({ pointer: Type.String(), held: Type.Integer(), failed: Type.Integer() }),
      ),
    }),
  ),
  /** Cases at thresholds that no case shows, to be adopted once somebody found them right. */
  proposed: list(Type.Unsafe<Example>({ type: 'object' })),
});
export type CasesView = Static<typeof CasesView>;

/** Which of the draft's own changes stay where others published something else in the meantime. */
export const RebaseBody = shape({
  mine: optional(list(Type.String({ maxLength: 300 }))),
  theirs: optional(list(Type.String({ maxLength: 300 }))),
  revision: optional(Revision),
});

export const CommentBody = shape({ item: Type.String({ maxLength: 300 }), text: text(2000) });

/** What a draft would mean for an office below. */
export const Affected = shape({
  office: Named,
  /** Whether its edition would follow; if not, why. */
  follows: Type.Boolean(),
  reasons: list(Text),
});
export type Affected = Static<typeof Affected>;

/** What the level above published, and whether the office's own edition followed. */
export const PolicyNews = shape({
  at: Instant,
  from: Named,
  follows: Type.Boolean(),
  reasons: list(Text),
});
export type PolicyNews = Static<typeof PolicyNews>;

/** In which language; Chinese unless told. */
export const SheetQuery = shape({ language: optional(Type.Enum(['zh-CN', 'en'])) });

/** A spreadsheet, base64. */
export const SheetFile = shape({ name: Type.String(), base64: Type.String() });
export const SheetBody = shape({ base64: Type.String({ maxLength: 900_000 }) });

/** What a spreadsheet would change, and the cells that were not understood. */
export const SheetRead = shape({
  edits: list(EditBody),
  problems: list(shape({ cell: Type.String(), message: Text })),
});
export type SheetRead = Static<typeof SheetRead>;

/** One thing that two editions say differently; absent where one of them does not have it. */
export const Compared = shape({
  path: Type.String(),
  kind: Text,
  title: Text,
  one: optional(Text),
  other: optional(Text),
});
export type Compared = Static<typeof Compared>;

/** With which other edition: one of the office, or that in force for an office next to it. */
export const CompareQuery = shape({
  edition: optional(EditionId),
  office: optional(Type.String({ maxLength: 40 })),
});
