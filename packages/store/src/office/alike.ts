import type { Scope } from '../scope.ts';
import type { CaseTally, Tallied } from '../tallies.ts';
import type { Counted, Said } from './counted.ts';
import type { Query } from './visible.ts';

/** So many cases whose rows say the same: for each row its texts, in the order in which they were asked for. */
export interface Alike {
  readonly cases: number;
  readonly rows: readonly (readonly string[])[];
}

/** Between the texts of a row, and between the rows of a case: characters that no text has. */
const unit = 31;
const record = 30;
const [betweenTexts, betweenRows] = [String.fromCharCode(unit), String.fromCharCode(record)];

/**
 * Reads rows once, and tells their cases apart by all that these say: few come of very many cases. A row
 * that belongs to no case is left out.
 */
export async function alikeIn(
  scope: Scope,
  { rows, caseId, isCase }: Counted,
  said: readonly Said[],
): Promise<Alike[]> {
  const { dialect } = scope;
  const text = said.map(({ sql }) => sql).join(` || ${dialect.character(unit)} || `);
  const bindings = said.flatMap(({ bindings: own = [] }) => own);
  if (isCase) return counted(scope, rows.select(scope.expression(`${text} as said`, bindings)));
  const listed = scope.expression(`${dialect.listed(text, record)} as said`, bindings);
  const ofCases = rows.whereNotNull(caseId).groupBy(caseId).select(`${caseId} as case_id`, listed);
  return counted(scope, ofCases);
}

async function counted(scope: Scope, saying: Query): Promise<Alike[]> {
  const all = scope.among(saying, 'saying');
  const found = await scope.aside(all.groupBy('said').select('said').count({ cases: '*' }));
  return found.map(({ said, cases }) => ({
    cases: Number(cases),
    rows: String(said)
      .split(betweenRows)
      .map((row) => row.split(betweenTexts)),
  }));
}

/** Where a text stands in a row, and which keys it means. */
export interface Place {
  readonly at: number;
  readonly keys: (text: string) => readonly string[];
}

/** In how many cases there is each key, or each part of it, and any of several. */
export function tallyOf(alike: readonly Alike[], key: Place, part?: Place): CaseTally {
  const lines = new Map<string, { key: string; part?: string; cases: number }>();
  const having: { readonly keys: ReadonlySet<string>; readonly cases: number }[] = [];
  for (const { rows, cases } of alike) {
    const keys = new Set(rows.flatMap((row) => key.keys(row[key.at] ?? '')));
    having.push({ keys, cases });
    // Only what a case says once is split.
    const split = part ? { part: rows[0]?.[part.at] ?? '' } : {};
    for (const one of keys) {
      const id = `${one}${betweenTexts}${split.part ?? ''}`;
      const line: { cases: number } & Tallied = lines.get(id) ?? { key: one, ...split, cases: 0 };
      lines.set(id, { ...line, cases: line.cases + cases });
    }
  }
  return {
    lines: [...lines.values()],
    cases(wanted) {
      const meant = wanted && new Set(wanted);
      const counted = having.filter(
        ({ keys }) => !meant || [...keys].some((one) => meant.has(one)),
      );
      return counted.reduce((sum, { cases }) => sum + cases, 0);
    },
  };
}
