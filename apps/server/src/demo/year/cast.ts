import type { User } from '@bitan/store';
import { signedInAs } from '../../people/session.ts';
import type { SignedIn } from '../../people/signed-in.ts';
import { addSubject } from '../../people/subjects.ts';
import { addUser } from '../../people/use-cases.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { officeOf } from '../../work/standing.ts';
import { type Account, passwordFor } from '../seed.ts';
import { Random } from './random.ts';
import type { About, OfficeData } from './story.ts';

/** Somebody whom cases can be about. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** How likely a case is about them, beside the others. */
  readonly weight: number;
  /** How many cases are about them so far. */
  cases: number;
}

/** Who works in the office and whom its cases are about. */
export interface Cast {
  readonly office: SignedIn['office'];
  readonly colleagues: readonly SignedIn[];
  readonly people: readonly Person[];
  /** The accounts that were made for it. */
  readonly accounts: readonly Account[];
}

/** Makes accounts, units and people of the office, by those whose work that is. */
export async function assemble(runtime: Runtime, data: OfficeData, seed: number): Promise<Cast> {
  const [admin, clerk] = await Promise.all(
    [data.admin, data.clerk].map((login) => signedInAs(runtime, login)),
  );
  if (!admin || !clerk) throw new Error('the office has nobody who could begin');
  const accounts = data.users.map((user) => ({ ...user, password: passwordFor(runtime) }));
  await Promise.all(accounts.map((body) => addUser(asked(runtime, admin, { body }))));
  const units = new Map<string, string>();
  for (const { key, data: answers } of data.units) {
    units.set(key, await added(runtime, clerk, 'unit', answers));
  }
  const people: Person[] = [];
  for (const [i, answers] of peopleOf(data, new Random(seed, 'people')).entries()) {
    const record = { ...flags, ...answers, unit: units.get(String(answers.unit)) };
    const id = await added(runtime, clerk, 'person', record);
    people.push({ id, name: String(answers.name), data: record, weight: weightOf(i), cases: 0 });
  }
  const users = await officeOf(runtime, clerk).users.list();
  return {
    office: clerk.office,
    colleagues: await signedIn(runtime, users),
    people,
    accounts: accounts.map(({ name, login, password }) => ({
      office: clerk.office.title['zh-CN'],
      ...{ name, login, password },
    })),
  };
}

/** Whom a case is about. @throws Error when nobody is as the story wants */
export function chosen(people: readonly Person[], about: About, random: Random, fresh = false) {
  const fits = ({ data }: Person) =>
    Object.entries({ ...ordinary, ...about.where }).every(([key, value]) => data[key] === value);
  const meant = people.filter(fits);
  const again = meant.filter(({ cases }) => cases > 0);
  const untouched = meant.filter(({ cases }) => cases === 0);
  const [first] = [about.again ? again : fresh ? untouched : meant, meant].filter(
    ({ length }) => length > 0,
  );
  if (!first) throw new Error(`nobody is ${JSON.stringify(about.where)}`);
  return random.weigh(first, ({ weight }) => weight);
}

const flags = {
  ownHead: false,
  superiorManaged: false,
  lowerManaged: false,
  leadership: 'none',
  nextLevelHead: false,
  keyPost: false,
  domain: 'none',
};
/** Whose cases the office itself works on, unless a story says otherwise. */
const ordinary = { ownHead: false, superiorManaged: false, lowerManaged: false };

/** A few people are reported again and again, most once or never. */
const weightOf = (i: number): number => (i % 41 === 3 ? 7 : i % 7 === 1 ? 2 : 1);

function peopleOf({ units, people }: OfficeData, random: Random): Record<string, unknown>[] {
  const names = new Set(people.named.map(({ name }) => name));
  const made = units.flatMap(({ key }) => {
    const count = random.between(...people.perUnit);
    return Array.from({ length: count }, (_, i) => ({
      ...(people.posts[i] ?? people.posts.at(-1)),
      ...{ name: newName(), unit: key },
    }));
  });
  return [...made, ...people.named];

  function newName(): string {
    for (;;) {
      const name = random.pick([...people.surnames]) + random.pick(people.given);
      if (!names.has(name) || random.chance(0.1)) {
        names.add(name);
        return name;
      }
    }
  }
}

async function added(
  runtime: Runtime,
  me: SignedIn,
  kind: 'person' | 'unit',
  answers: Readonly<Record<string, unknown>>,
): Promise<string> {
  const view = await addSubject(asked(runtime, me, { path: { kind }, body: { answers } }));
  return (view as { id: string }).id;
}

const signedIn = (runtime: Runtime, users: readonly User[]) =>
  Promise.all(users.map(({ login }) => signedInAs(runtime, login)));

/** A request as somebody would have made it. */
export function asked<T extends object>(runtime: Runtime, me: SignedIn, rest: T) {
  return { runtime, me, minimal: true, query: undefined, path: {}, ...rest } as T & {
    runtime: Runtime;
    me: SignedIn;
    minimal: boolean;
    query: undefined;
    path: T extends { path: infer P } ? P : object;
  };
}
