import type { Migrating } from '@bitan/store';

/** Says what is done line by line: each step, every twentieth of its rows, each minute that it goes on. */
export function saying(print: (line: string) => void) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const still = setInterval(() => print(`  仍在进行 / still at it: ${seconds()} s`), 60_000);
  let last = { step: 0, share: 0 };
  return {
    at(at: Migrating) {
      const share = at.rows ? Math.floor((at.rows.done / at.rows.all) * 20) : 0;
      if (at.step !== last.step) print(stepOf(at));
      else if (at.rows && share > last.share) print(`  ${at.rows.done} / ${at.rows.all}`);
      else return;
      last = { step: at.step, share };
    },
    done: () => print(`✓ 数据升级完成 / the data is upgraded: ${seconds()} s`),
    end: () => clearInterval(still),
  };
}

function stepOf({ step, steps, name, does }: Migrating): string {
  const what = does ? `: ${does['zh-CN']} / ${does.en}` : '';
  return `▶ 升级数据 / upgrading the data: ${step} / ${steps} ${name}${what}`;
}
