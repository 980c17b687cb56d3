import { checkAgendas } from './check/agendas.ts';
import { checkCalendars } from './check/calendars.ts';
import { checkDecisions, checkExamples, checkInvariants } from './check/decisions.ts';
import { checkDocuments } from './check/documents.ts';
import { checkForms } from './check/forms.ts';
import { checkHandovers } from './check/handovers.ts';
import type { Check } from './check/index.ts';
import { checkOverview } from './check/overview.ts';
import { checkReceipts } from './check/receipts.ts';
import { checkRegisters } from './check/registers.ts';
import { checkReports } from './check/reports.ts';
import { checkShapes } from './check/schema.ts';
import { checkSources } from './check/sources.ts';
import { checkWorkflows } from './check/workflows.ts';
import { deepFreeze } from './deep-freeze.ts';
import { contentHash } from './hash.ts';
import { merge } from './merge.ts';
import type { Edition } from './model/edition.ts';
import type { Pack } from './model/pack.ts';
import { unknown, within } from './place.ts';
import { DefinitionError, type Problem } from './problem.ts';
import { checkParameter } from './tighten.ts';

export { checkAlone } from './check/alone.ts';
export { type Difference, diffEditions } from './diff.ts';
export { contentHash } from './hash.ts';
export { applyOverlay } from './overlay.ts';
export { publishedSchemas } from './schemas.ts';

/**
 * Puts the packs of a chain, from the top, on top of one another and checks the whole.
 *
 * @returns the edition, deeply frozen, named by the SHA-256 of its content
 * @throws DefinitionError with every problem, its file, pointer and cure
 */
export function resolve(chain: readonly Pack[]): Edition {
  const { edition, problems } = review(chain);
  if (!edition) throw new DefinitionError(problems);
  return edition;
}

/** As `resolve`, but tells problems instead of throwing them. No edition where there is an error. */
export function review(chain: readonly Pack[]): { edition?: Edition; problems: Problem[] } {
  const shapes = chain.flatMap(checkShapes);
  if (shapes.length > 0) return { problems: shapes };
  const { problems: merging, ...subject } = merge(chain);
  const problems = [...merging, ...checks.flatMap((check) => check(subject))];
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const content = structuredClone(subject.edition);
  return { edition: deepFreeze({ id: contentHash(content), ...content }), problems };
}

const checkParameters: Check = ({ edition, placeOf }) =>
  Object.values(edition.parameters).flatMap((one) => {
    const place = placeOf(`parameters/${one.id}`);
    const topics = edition.topics?.map(({ id }) => id) ?? [];
    const { topic } = one;
    const astray = topic !== undefined && !topics.includes(topic);
    return [
      ...checkParameter(one, place),
      ...(astray
        ? [unknown('parameter.topic', within(place, 'topic'), ['主题', 'topic'], topic, topics)]
        : []),
    ];
  });

const checks: readonly Check[] = [
  checkParameters,
  checkCalendars,
  checkSources,
  checkReceipts,
  checkRegisters,
  checkAgendas,
  checkHandovers,
  checkReports,
  checkOverview,
  checkDecisions,
  checkInvariants,
  checkForms,
  checkWorkflows,
  checkDocuments,
  checkExamples,
];
