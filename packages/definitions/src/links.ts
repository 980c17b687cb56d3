import { factsOf, leavesOf } from './conditions.ts';
import type { Edition } from './model/edition.ts';
import type { Binding } from './model/form.ts';
import { allActions } from './workflows.ts';

/** One thing that is used by another, by their paths: `fields/<form>/<field>`, `facts/<id>`, … */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/**
 * What feeds what in an edition: form fields feed facts (`fields/` → `facts/`), facts and parameters
 * feed the rules of decisions (→ `decisions/`), decisions feed others and the actions of work flows
 * (→ `actions/<workflow>/<action>`).
 */
export function linksOf(edition: Pick<Edition, 'forms' | 'decisions' | 'workflows'>): Link[] {
  const links = [
    ...Object.values(edition.forms).flatMap(({ id, bindings = [] }) =>
      bindings.flatMap((binding) =>
        fieldsOf(binding).map((field) => ({
          from: `fields/${id}/${field}`,
          to: `facts/${binding.fact}`,
        })),
      ),
    ),
    ...Object.values(edition.decisions).flatMap(({ id, rules }) =>
      rules.flatMap(({ conditions }) =>
        [
          ...factsOf(conditions).map((fact) =>
            fact.startsWith('decision:') ? `decisions/${fact.slice(9)}` : `facts/${fact}`,
          ),
          ...leavesOf(conditions).flatMap(({ value }) =>
            typeof value === 'object' && 'fact' in value
              ? [`parameters/${value.fact.slice('param:'.length)}`]
              : [],
          ),
        ].map((from) => ({ from, to: `decisions/${id}` })),
      ),
    ),
    ...Object.values(edition.workflows).flatMap((workflow) =>
      allActions(workflow).flatMap(({ id, decision }) =>
        decision ? [{ from: `decisions/${decision}`, to: `actions/${workflow.id}/${id}` }] : [],
      ),
    ),
  ];
  return [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()];
}

function fieldsOf(binding: Binding): string[] {
  switch (binding.kind) {
    case 'allOf':
      return binding.fields;
    case 'score':
      return Object.keys(binding.weights);
    default:
      return [binding.field];
  }
}
