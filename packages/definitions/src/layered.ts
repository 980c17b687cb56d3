import { layeredRules } from './layered-rules.ts';
import type { Decision } from './model/decision.ts';
import type { Edition } from './model/edition.ts';
import type { Layer } from './model/layer.ts';
import { overridden } from './tighten.ts';

/** What an edition says, as far as it is written and read item by item. */
export type Sayable = Pick<Edition, 'facts' | 'parameters' | 'decisions' | 'overview'>;

/**
 * What the level above says together with a layer, as it will be when the layer resolves. Nothing
 * is checked here: `review` does that.
 */
export function layered<E extends Sayable>(above: E, layer: Layer): E {
  const parameters = Object.fromEntries(
    layer.parameters.flatMap((override) => {
      const parameter = above.parameters[override.id];
      return parameter ? [[override.id, overridden(parameter, override)]] : [];
    }),
  );
  const decisions = Object.fromEntries(
    layer.decisions.flatMap((overlay) => {
      const decision = above.decisions[overlay.decision];
      return decision ? [[decision.id, withRules(decision, overlay)]] : [];
    }),
  );
  const facts = Object.fromEntries((layer.facts ?? []).map((fact) => [fact.id, fact]));
  return {
    ...above,
    parameters: { ...above.parameters, ...parameters },
    decisions: { ...above.decisions, ...decisions },
    facts: { ...above.facts, ...facts },
  };
}

function withRules(decision: Decision, overlay: Layer['decisions'][number]): Decision {
  const { rules } = layeredRules(decision, overlay, { file: '', pointer: '' });
  return { ...decision, rules };
}
