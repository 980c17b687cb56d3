import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { eventKinds, sayEvent } from './audited.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('what the audit log says', () => {
  it('has a name in both languages, whatever the source says to it', () => {
    const sources = ['apps/server/src', 'packages/store/src']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true }).map((file) =>
          join(root, folder, String(file)),
        ),
      )
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const events = [...sources.matchAll(/\bevent:[^,;{}\n]*?'([a-z]+\.[a-z-]+)'/g)].map(
      ([, event = '']) => event,
    );
    expect(events.length).toBeGreaterThan(40);
    expect(events.filter((event) => sayEvent(event).en === event)).toEqual([]);
    const kinds = new Set(events.map((event) => event.split('.')[0] ?? ''));
    expect([...kinds].filter((kind) => !Object.hasOwn(eventKinds, kind))).toEqual([]);
  });
});
