import { proveAll, runExamples } from '@bitan/rules';
import { exits } from '../exits.ts';
import { editionOf } from './check.ts';

/** Runs the cases of a pack and proves its invariants. */
export async function testCommand(root: string, pack: string): Promise<number> {
  const edition = await editionOf(root, pack);
  const examples = await runExamples(edition);
  const failed = examples.filter(({ ok }) => !ok);
  for (const { example, message } of failed) {
    console.error(`✗ ${example.id} ${example.title['zh-CN']} / ${example.title.en}`);
    console.error(`  ${message['zh-CN']}\n  ${message.en}`);
  }
  const proofs = proveAll(edition);
  const open = proofs.filter(({ result }) => result !== 'proved');
  for (const { invariant, result, sentence } of open) {
    const title = edition.invariants[invariant]?.title;
    console.error(`✗ ${invariant} ${title?.['zh-CN']} / ${title?.en}: ${result}`);
    if (sentence) console.error(`  ${sentence['zh-CN']}\n  ${sentence.en}`);
  }
  console.log(
    `案例 / cases: ${examples.length - failed.length}/${examples.length}; 底线 / invariants: ${proofs.length - open.length}/${proofs.length}`,
  );
  return failed.length + open.length > 0 ? exits.findings : exits.good;
}
