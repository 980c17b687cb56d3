import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { fieldShapes } from '../model/form.ts';
import { kinds, type Pack } from '../model/pack.ts';
import { type Place, placeOf, problem, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { itemSchemas, plain } from '../schemas.ts';

type Name = keyof typeof itemSchemas;
const most = 20;

/** Checks every item of a pack against the schema of its kind. */
export function checkShapes(pack: Pack): Problem[] {
  const manifest = shapeOf('manifest', pack.manifest, placeOf(pack, 'manifest'));
  const items = kinds.flatMap((kind) =>
    pack[kind].flatMap((item, i) => shapeOf(nameOf(kind, item), item, placeOf(pack, kind, i))),
  );
  return [...manifest, ...items];
}

function nameOf(kind: (typeof kinds)[number], item: object): Name {
  if (kind === 'parameters' && !('type' in item)) return 'parameterOverrides';
  if (kind === 'overview' && 'entry' in item) return 'overviewChanges';
  if (kind === 'documents' && 'document' in item) return 'documentChanges';
  return kind === 'decisions' && 'decision' in item ? 'decisionOverlays' : kind;
}

// One for all schemas, which are ours and tested: ajv checks none of them again and does not polish
// code that runs a few hundred times. Both would take longer than checking a pack does.
const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateSchema: false,
  code: { optimize: false },
});
const compiled = new Map<Name, ValidateFunction>();

/** Validators are made when first needed: the server, which makes no code, never gets here. */
function validatorOf(name: Name): ValidateFunction {
  const ready = compiled.get(name);
  if (ready) return ready;
  const parts = { $defs: { condition: { type: 'object' }, ...fieldShapes } };
  const made = ajv.compile({ ...plain(itemSchemas[name]), ...parts });
  compiled.set(name, made);
  return made;
}

/** What is wrong with the shape of one item. */
export function shapeOf(name: Name, item: unknown, place: Place): Problem[] {
  const validate = validatorOf(name);
  if (validate(item) === true) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => !['oneOf', 'anyOf', 'if'].includes(keyword))
    .slice(0, most)
    .map((error) => say(error, place));
}

function say(error: ErrorObject, place: Place): Problem {
  const steps = error.instancePath.split('/').slice(1);
  const at = within(
    place,
    ...steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
  const params = error.params as Record<string, unknown>;
  const name = String(params.missingProperty ?? params.additionalProperty ?? '');
  const allowed = params.allowedValues ?? params.allowedValue;
  const list = Array.isArray(allowed) ? allowed.join(', ') : String(allowed ?? '');
  switch (error.keyword) {
    case 'required':
      return problem('schema.missing', at, [
        `缺少「${name}」。`,
        `“${name}” is missing.`,
        '请补充。',
        'Add it.',
      ]);
    case 'additionalProperties':
      return problem('schema.unknown', within(at, name), [
        `不认识「${name}」。`,
        `“${name}” is not known here.`,
        '请核对拼写，或删除。',
        'Check the spelling, or delete it.',
      ]);
    case 'enum':
    case 'const':
      return problem('schema.value', at, [
        '不在允许的取值之内。',
        'The value is not one of those allowed.',
        `可用：${list}。`,
        `Use one of: ${list}.`,
      ]);
    default:
      return problem('schema.shape', at, [
        `不符合约定（${error.keyword}）。`,
        `It ${error.message ?? 'does not fit the schema'}.`,
        '请对照 packages/definitions/schemas 修改。',
        'Compare it with packages/definitions/schemas.',
      ]);
  }
}
