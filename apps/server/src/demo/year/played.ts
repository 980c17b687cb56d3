import type { Person } from './cast.ts';
import type { Random } from './random.ts';
import type { Words } from './say.ts';
import type { Also, Story } from './story.ts';

/** One case that is being played, and what chance made of it. */
export interface Played {
  readonly story: Story;
  readonly random: Random;
  readonly words: Words;
  readonly subject: Person;
  /** Who stepped aside from it. */
  readonly recused: Set<string>;
  /** How often each action was done. */
  readonly times: Map<string, number>;
  /** Things that are done besides, drawn when the case began. */
  readonly also: readonly Also[];
  /** Without chance on its way. */
  readonly steady: boolean;
  readonly rest?: string;
  id: string;
}
