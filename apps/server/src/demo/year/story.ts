import { readFile } from 'node:fs/promises';

/** Answers as the data says them: texts with `{placeholders}`, `$pick`, `$weigh` and `$chance`. */
export type Given = Readonly<Record<string, unknown>>;
type Range = readonly [number, number];

/** What kind of case it is: whom it is about and what is answered where; the flow says the rest. */
export interface Story {
  readonly id: string;
  /** Without one it is of the first work flow of `volume`. */
  readonly workflow?: string;
  readonly weight: number;
  readonly about?: About;
  /** By action; a list is for the first time it is done, the second… */
  readonly answers?: Readonly<Record<string, Given | readonly Given[]>>;
  readonly also?: readonly Also[];
}
export interface About {
  /** What the person's record has to say. */
  readonly where?: Given;
  /** Somebody whom an earlier case is about. */
  readonly again?: boolean;
}

/** Actions that are done besides, when another one would be; that one is then done later. */
export interface Also {
  readonly before: string;
  readonly do: readonly string[];
  readonly share: number;
}

/**
 * A case that shows a stage, or an approval that is waited for (`<action>.approve`): it stays there,
 * without chance on its way.
 */
export interface Example {
  readonly story: string;
  readonly rest?: string;
  readonly daysAgo: number;
  readonly answers?: Story['answers'];
}

export interface Pace {
  /** When something is done, as a share of its time. */
  readonly usual: Range;
  readonly late: Range;
  readonly lateShare: number;
  /** Days, for what has no deadline. */
  readonly undated: Range;
  /** Shares of what is never done, and of what is returned with one of `comments`. */
  readonly forgotten: number;
  readonly returned: number;
  readonly comments: readonly string[];
  readonly actions: Readonly<Record<string, PaceOf>>;
}

/** `again`: days, once it was done on the case; `share`: how often it is done at all. */
export interface PaceOf {
  readonly days?: Range;
  readonly time?: Range;
  readonly again?: Range;
  readonly share?: number;
}

export interface Deviation {
  readonly action: string;
  /** The proposals instead of which `to` is chosen. */
  readonly when: readonly string[];
  readonly to: string;
  readonly share: number;
  readonly reasons: readonly string[];
}

/** The year as data: `demo/year/stories.json`, `answers.json` and `office.json`. */
export interface YearData {
  /** How many cases of each work flow there are for one that is asked for. */
  readonly volume: Readonly<Record<string, number>>;
  /** How much arrives in each month of the calendar. */
  readonly months: readonly number[];
  readonly pace: Pace;
  readonly deviations: readonly Deviation[];
  readonly also: readonly Also[];
  readonly stories: readonly Story[];
  readonly examples: readonly Example[];
  readonly answers: Readonly<Record<string, Given>>;
  readonly phrases: { readonly textarea: readonly string[]; readonly text: readonly string[] };
  readonly topics: readonly Readonly<Record<string, string>>[];
  readonly office: OfficeData;
}

export interface OfficeData {
  /** Logins of those who keep the records and the accounts. */
  readonly clerk: string;
  readonly admin: string;
  readonly users: readonly { login: string; name: string; roles: string[] }[];
  readonly units: readonly { key: string; data: Given & { name: string } }[];
  readonly people: {
    readonly perUnit: Range;
    readonly surnames: string;
    readonly given: readonly string[];
    readonly posts: readonly Given[];
    readonly named: readonly (Given & { name: string; unit: string })[];
  };
}

const folder = new URL('../../../demo/year/', import.meta.url);
const jsonIn = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8'));

export async function loadYear(): Promise<YearData> {
  const [stories, answers, office] = await Promise.all(
    ['stories.json', 'answers.json', 'office.json'].map(jsonIn),
  );
  return { ...stories, ...answers, office };
}
