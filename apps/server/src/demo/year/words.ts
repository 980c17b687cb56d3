import { addDays, civilDate } from '@bitan/workflow';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Cast } from './cast.ts';
import type { Played } from './played.ts';
import type { Words } from './say.ts';
import type { YearData } from './story.ts';

/**
 * What the placeholders of a case stand for: `{today}`, `{today+30}`, `{subject}`, `{any:role}` (an
 * account), `{name:role}`, `{topic}` and whatever else the drawn topic says, `{n}`…
 */
export function wordsFor(
  runtime: Runtime,
  { colleagues }: Cast,
  { topics, office }: YearData,
  { random, subject, recused }: Pick<Played, 'random' | 'subject' | 'recused'>,
): Words {
  const topic = random.pick(topics);
  const stranger = random.pick([...office.people.surnames]) + random.pick(office.people.given);
  const some: Record<string, () => string> = {
    subject: () => subject.id,
    stranger: () => stranger,
    phone: () => `139${random.between(10_000_000, 99_999_999)}`,
    address: () => `${random.pick(office.units).data.name.slice(0, 3)}${random.between(1, 99)}号`,
    year: () => civilDate(runtime.clock()).slice(0, 4),
    n: () => String(random.between(1, 400)),
  };
  return (name) => {
    const [, base, days] = /^(today)([+-]\d+)?$/.exec(name) ?? [];
    if (base) return addDays(civilDate(runtime.clock()), Number(days ?? 0));
    const [kind, role] = name.split(':');
    if (kind === 'any' || kind === 'name') {
      const able = colleagues.filter(
        ({ user, roles }) => !recused.has(user.id) && (role === undefined || roles.includes(role)),
      );
      const { user } = random.pick(able);
      return kind === 'any' ? user.id : user.name;
    }
    return some[name]?.() ?? topic[name];
  };
}
