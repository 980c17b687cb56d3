import type { Edition } from '@bitan/definitions';
import type { Plan } from '../compile/plan.ts';
import type { Decider } from '../compile/result.ts';

/** What a replay is about. */
export interface Replaying {
  readonly from: Edition;
  readonly to: Edition;
  /** The instant at which rules must be in effect, under both editions. */
  readonly at: string;
  /** Whose decisions they are; a key of the tally's groups. */
  readonly office: string;
  /** How facts were counted under editions of the past (`meaningsOf`), by edition. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A back end of the compiler. */
  readonly compile: (plan: Plan) => Decider;
}
