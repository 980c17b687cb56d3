import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FactValue, Level, Text } from '@bitan/definitions';
import type { Organisation, Transaction } from '@bitan/store';
import { addMonths, civilDate } from '@bitan/workflow';
import { hashPassword } from '../people/session.ts';
import { nothing } from '../policy/chain.ts';
import { prepare, publish, reviewed } from '../policy/publish.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** An account as it is printed at the first start. */
export interface Account {
  readonly office: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

interface DemoOffice {
  readonly key: string;
  readonly under?: string;
  readonly title: Text;
  readonly level: Level;
  readonly pack: string;
  readonly users: readonly { login: string; name: string; roles: string[] }[];
  readonly units: readonly { key: string; data: Record<string, unknown> }[];
  readonly people: readonly { key: string; unit: string; data: Record<string, unknown> }[];
  readonly records: readonly DemoRecord[];
}
interface DemoRecord {
  readonly person: string;
  readonly monthsAgo: number;
  readonly register: string;
  readonly data: Record<string, FactValue>;
}

const file = new URL('../../demo/offices.json', import.meta.url);

/**
 * Makes the demo offices with an account for each role, and puts the definitions in the folder in
 * force for each. Passwords are random unless the configuration gives one.
 */
export async function seedDemo(runtime: Runtime): Promise<Account[]> {
  const { offices } = JSON.parse(await readFile(file, 'utf8')) as { offices: DemoOffice[] };
  const ids = new Map<string, string>();
  const accounts: Account[] = [];
  for (const office of offices) {
    const parent = ids.get(office.under ?? '');
    const { title, level, pack } = office;
    const organisation = await runtime.store.system.organisations.create({
      title,
      level,
      pack,
      ...(parent && { parent }),
    });
    ids.set(office.key, organisation.id);
    accounts.push(...(await seedOffice(runtime, organisation, office)));
  }
  return accounts;
}

async function seedOffice(runtime: Runtime, organisation: Organisation, office: DemoOffice) {
  const at = runtime.clock();
  const { edition, problems } = await reviewed(runtime, organisation, nothing, at);
  if (!edition)
    throw new Error(
      problems.map(({ message, file, pointer }) => `${file}#${pointer} ${message.en}`).join('\n'),
    );
  await prepare(runtime, organisation, edition);
  const accounts = office.users.map((user) => ({ ...user, password: passwordFor(runtime) }));
  const hashed = await Promise.all(
    accounts.map(async ({ password, ...user }) => ({
      ...user,
      passwordHash: await hashPassword(password),
    })),
  );
  const publication = {
    layer: nothing,
    effectiveFrom: at,
    reason: '演示单位的首个版本 / first edition',
  };
  await runtime.store.for({ org: organisation.id, user: 'system' }).transaction(async (tx) => {
    for (const user of hashed) await tx.users.insert(user);
    await publish(tx, edition, publication);
    await seedSubjects(tx, office, at);
    tx.audit.add({ event: 'office.seeded', subject: organisation.id });
  });
  runtime.editions.published();
  return accounts.map(({ name, login, password }) => ({
    office: office.title['zh-CN'],
    name,
    login,
    password,
  }));
}

async function seedSubjects(tx: Transaction, office: DemoOffice, at: string): Promise<void> {
  const units = new Map<string, string>();
  for (const { key, data } of office.units) {
    units.set(key, (await tx.units.insert({ name: String(data.name), data })).id);
  }
  const people = new Map<string, { id: string; unit?: string }>();
  for (const { key, unit, data } of office.people) {
    const record = { ...data, unit: units.get(unit) };
    const { id } = await tx.people.insert({ name: String(data.name), data: record });
    people.set(key, { id, ...(record.unit && { unit: record.unit }) });
  }
  for (const { person, monthsAgo, register, data } of office.records) {
    const about = people.get(person);
    const on = addMonths(civilDate(at), -monthsAgo);
    await tx.records.append({
      register,
      at: `${on}T02:00:00.000Z`,
      data,
      ...(about && { personId: about.id }),
      ...(about?.unit && { unitId: about.unit }),
    });
  }
}

/** Readable at a glance: no letters that look alike. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

export function passwordFor({ config }: Runtime): string {
  if (config.demoPassword) return config.demoPassword;
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}
