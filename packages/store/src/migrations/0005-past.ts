import type { Knex } from 'knex';
import { createTable } from '../schema/columns.ts';
import type { Row } from '../schema/table.ts';
import { uuidv7 } from '../uuid.ts';
import { countOf, type Told } from './told.ts';

export const does = {
  'zh-CN': '把以往的认定依据逐条转存，供重算使用',
  en: 'keeps what each past decision was made on in rows of its own, for replays',
};

/**
 * What each decision was made on, in rows that are small and in the order of time: a replay reads
 * all of them. What was decided before is taken over from its trace.
 */
export async function up(db: Knex, told: Told): Promise<void> {
  await createTable(
    db,
    'past_decisions',
    (c) => {
      c.text('id');
      c.text('case_id');
      c.integer('seq');
      c.text('decision');
      c.text('edition');
      c.instant('at');
      c.textOrNull('person_id');
      c.text('actor');
      c.json('facts');
      c.json('absent');
    },
    {
      primary: ['id'],
      foreign: [
        {
          columns: ['case_id', 'seq', 'decision'],
          table: 'decisions',
          key: ['case_id', 'seq', 'decision'],
        },
      ],
    },
  );
  await takeOver(db, told);
}

async function takeOver(db: Knex, told: Told): Promise<void> {
  const all = await countOf(db, ['decisions']);
  const made = db('decisions')
    .join('actions', (join) =>
      join
        .on('actions.org', 'decisions.org')
        .on('actions.case_id', 'decisions.case_id')
        .on('actions.seq', 'decisions.seq'),
    )
    .join('cases', (join) =>
      join.on('cases.org', 'decisions.org').on('cases.id', 'decisions.case_id'),
    )
    .select('decisions.*', 'actions.at', 'actions.actor', 'cases.person_id')
    .orderBy(['actions.at', 'decisions.case_id', 'decisions.seq', 'decisions.decision']);
  for (let from = 0; ; from += size) {
    const rows: Row[] = await made.clone().limit(size).offset(from);
    for (const row of rows) await db('past_decisions').insert(pastOf(row));
    told(from + rows.length, all);
    if (rows.length < size) return;
  }
}
const size = 500;

/** A decision as it was kept until now. */
interface Decided {
  readonly facts?: Record<string, unknown>;
  readonly defaulted?: string[];
  readonly missing?: string[];
  readonly required?: Decided[];
}

function pastOf({ org, case_id, seq, decision, edition, at, person_id, actor, decided }: Row): Row {
  const all = withRequired(JSON.parse(String(decided)));
  const absent = new Set(
    all.flatMap(({ defaulted = [], missing = [] }) => [...defaulted, ...missing]),
  );
  const known = all.flatMap(({ facts = {} }) => Object.entries(facts));
  const facts = Object.fromEntries(known.filter(([id]) => !absent.has(id)));
  return {
    id: uuidv7(),
    ...{ org, case_id, seq, decision, edition, at, person_id, actor },
    facts: JSON.stringify(facts),
    absent: JSON.stringify([...absent]),
  };
}

const withRequired = (decided: Decided): Decided[] => [
  ...(decided.required ?? []).flatMap(withRequired),
  decided,
];
