// Measures against a named peer in the same run, and prints what goes into docs/benchmarks.md.
import { cpus } from 'node:os';
import { benchActions } from './actions.mjs';
import { benchAnalyse } from './analyse.mjs';
import { benchCompile } from './compile.mjs';
import { benchDecide } from './decide.mjs';
import { benchDesigner } from './designer.mjs';
import { benchDesk } from './desk.mjs';
import { benchForms } from './forms.mjs';
import { benchImpact } from './impact.mjs';
import { benchImport } from './import.mjs';
import { benchMemory } from './memory.mjs';
import { benchShell } from './shell.mjs';
import { benchStudio } from './studio.mjs';

const wanted = process.argv.slice(2).filter((argument) => !Number(argument));
const benches = {
  decide: benchDecide,
  compile: benchCompile,
  analyse: benchAnalyse,
  impact: benchImpact,
  actions: benchActions,
  import: benchImport,
  memory: benchMemory,
  studio: benchStudio,
  desk: benchDesk,
  shell: benchShell,
  forms: benchForms,
  designer: benchDesigner,
};
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n▶ ${name}`);
  console.table([await bench()].flat());
}
