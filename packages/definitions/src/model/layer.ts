import type { Calendar } from './calendar.ts';
import type { Decision, DecisionOverlay } from './decision.ts';
import type { Document, DocumentChange } from './document.ts';
import type { Example } from './example.ts';
import type { Fact } from './fact.ts';
import type { Overlay } from './overlay.ts';
import type { OverviewChange, OverviewEntry } from './overview.ts';
import type { ParameterOverride } from './parameter.ts';

/** What an office adds to the level above: the part of a pack that is edited in the product. */
export interface Layer {
  readonly parameters: readonly ParameterOverride[];
  readonly decisions: readonly DecisionOverlay[];
  readonly facts?: readonly Fact[];
  readonly examples?: readonly Example[];
  readonly overlays?: readonly Overlay[];
  readonly documents?: readonly (Document | DocumentChange)[];
  readonly calendars?: readonly Calendar[];
  readonly overview?: readonly (OverviewEntry | OverviewChange)[];
}

export const emptyLayer: Layer = { parameters: [], decisions: [] };

/** What a layer says of one rule: added before another (or at the end), replaced, or left out. */
export type RuleChange =
  | { readonly add: Decision['rules'][number]; readonly before?: string }
  | { readonly replace: Decision['rules'][number] }
  | { readonly disable: true };
