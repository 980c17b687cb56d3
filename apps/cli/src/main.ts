#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import type { replayCommand } from './commands/replay.ts';
import type { whatIfCommand, whyNotCommand } from './commands/vary.ts';
import { exits, Misuse } from './exits.ts';

const program = new Command('bitan')
  .description(
    '必谈 Bitan：检查、测试和试用规则，导入来件，核对审计，备份 / check, test and try rules, import, verify, back up',
  )
  .option('--root <folder>', '含 rules/ 与 forms/ 的目录 / the folder with rules/ and forms/', '.')
  .exitOverride()
  .showHelpAfterError();

const root = () => program.opts<{ root: string }>().root;

/** A command is loaded when it is asked for: most need no server, which takes longest to load. */
async function run<M>(command: Promise<M>, work: (command: M) => Promise<number>): Promise<void> {
  process.exitCode = await work(await command);
}

program
  .command('check <pack>')
  .description('检查一个包及其上级链条 / check a pack and the chain above it')
  .action((pack: string) => run(import('./commands/check.ts'), ({ check }) => check(root(), pack)));

program
  .command('test <pack>')
  .description('运行包内案例，证明底线 / run the cases of a pack and prove its invariants')
  .action((pack: string) =>
    run(import('./commands/test.ts'), ({ testCommand }) => testCommand(root(), pack)),
  );

program
  .command('analyse <pack>')
  .description(
    '分析全部规则：空缺、重叠、无用的规则与条件 / look for gaps, overlaps and idle rules',
  )
  .option('--json', '输出 JSON / print JSON')
  .option('--cases', '输出建议补充的边界案例 / print proposed boundary cases')
  .action((pack: string, options: { json?: boolean; cases?: boolean }) =>
    run(import('./commands/analyse.ts'), ({ analyseCommand }) =>
      analyseCommand(root(), pack, options),
    ),
  );

program
  .command('decide <pack> <decision>')
  .description('按事实作出判断 / decide on facts')
  .requiredOption('--facts <file>', '事实的 JSON 文件 / a JSON file with facts')
  .option('--json', '输出 JSON / print JSON')
  .action((pack: string, decision: string, options: { facts: string; json?: boolean }) =>
    run(import('./commands/decide.ts'), ({ decideCommand }) =>
      decideCommand(root(), pack, decision, options),
    ),
  );

program
  .command('explain <pack> <decision>')
  .alias('why')
  .description('用文字说明判断及依据 / say a decision and its basis in words')
  .requiredOption('--facts <file>', '事实的 JSON 文件 / a JSON file with facts')
  .option('--language <language>', 'zh-CN | en', 'zh-CN')
  .action((pack: string, decision: string, options: { facts: string; language: string }) =>
    run(import('./commands/decide.ts'), ({ explainCommand }) =>
      explainCommand(root(), pack, decision, options),
    ),
  );

program
  .command('why-not <pack> <decision> <outcome>')
  .description('为什么不是某一结论，怎样才会是 / why not an outcome, and what would lead to it')
  .requiredOption('--facts <file>', '事实的 JSON 文件 / a JSON file with facts')
  .option('--language <language>', 'zh-CN | en', 'zh-CN')
  .option('--json', '输出 JSON / print JSON')
  .action(
    (
      pack: string,
      decision: string,
      outcome: string,
      options: Parameters<typeof whyNotCommand>[4],
    ) =>
      run(import('./commands/vary.ts'), ({ whyNotCommand }) =>
        whyNotCommand(root(), pack, decision, outcome, options),
      ),
  );

const collected = (value: string, before: readonly string[]) => [...before, value];
program
  .command('what-if <pack> <decision>')
  .description('假设事实或参数不同 / suppose other facts or parameters')
  .requiredOption('--facts <file>', '事实的 JSON 文件 / a JSON file with facts')
  .option('--set <fact=value>', '改变事实 / another fact', collected, [])
  .option('--param <id=value>', '改变参数 / another parameter', collected, [])
  .option('--language <language>', 'zh-CN | en', 'zh-CN')
  .action((pack: string, decision: string, options: Parameters<typeof whatIfCommand>[3]) =>
    run(import('./commands/vary.ts'), ({ whatIfCommand }) =>
      whatIfCommand(root(), pack, decision, options),
    ),
  );

program
  .command('replay')
  .description('按两个版本重算以往的判断 / decide the past again under two editions')
  .requiredOption('--as <login>', '以谁的身份 / the account that asks')
  .option('--from <edition>', '版本号、哈希或 current / an edition', 'current')
  .requiredOption('--to <draft>', '草案或版本 / a draft or an edition')
  .option('--period <period>', '2025 | 2025-03 | 2025-03-01..2025-06-30')
  .option('--workers <number>', '工作进程数 / worker processes')
  .option('--json', '输出 JSON / print JSON')
  .action((options: Parameters<typeof replayCommand>[0]) =>
    run(import('./commands/replay.ts'), ({ replayCommand }) => replayCommand(options)),
  );

program
  .command('import <file>')
  .description('从 CSV 或 XLSX 导入来件 / import cases from CSV or XLSX')
  .requiredOption('--as <login>', '以谁的身份登记 / the account that registers them')
  .option('--workflow <id>', '案件类型 / the type of case')
  .option('--dry-run', '只检查，不保存 / check only, store nothing')
  .action((file: string, options: { as: string; workflow?: string; dryRun?: boolean }) =>
    run(import('./commands/import.ts'), ({ importCommand }) => importCommand(file, options)),
  );

program
  .command('audit')
  .description('审计 / the audit log')
  .command('verify')
  .description('证明审计链完整 / prove the chain of the audit log')
  .action(() => run(import('./commands/audit.ts'), ({ auditVerify }) => auditVerify()));

program
  .command('reindex')
  .description('重建查找索引，服务运行时也可以 / make the index of words anew, also while serving')
  .action(() => run(import('./commands/reindex.ts'), ({ reindex }) => reindex()));

program
  .command('backup <file>')
  .description(
    '备份数据库与文件（不含密钥） / copy the database and, beside it, the files; without the keys',
  )
  .action((file: string) => run(import('./commands/backup.ts'), ({ backup }) => backup(file)));

program
  .command('restore <file>')
  .description('恢复到空的数据目录 / restore into an empty data folder')
  .action((file: string) => run(import('./commands/backup.ts'), ({ restore }) => restore(file)));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exits.good : exits.misuse;
  } else {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof Misuse ? exits.misuse : exits.findings;
  }
}
