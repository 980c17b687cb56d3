import { DefinitionError, type Form } from '@bitan/definitions';
import { buildValidators } from './build.ts';
import type { ChildAnswer } from './server.ts';

process.once('message', (forms: Form[]) => {
  process.send?.(build(forms));
});

function build(forms: Form[]): ChildAnswer {
  try {
    return { source: buildValidators(forms) };
  } catch (error) {
    if (error instanceof DefinitionError) return { problems: [...error.problems] };
    return { failed: (error as Error).message };
  }
}
