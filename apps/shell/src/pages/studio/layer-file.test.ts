import type { Layer } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { readLayerFile, writeLayerFile } from './layer-file.ts';

const layer: Layer = {
  parameters: [{ id: 'a', value: 3, basis: [{ title: { 'zh-CN': '甲', en: 'A' }, mark: 'D' }] }],
  decisions: [],
};

describe('the file of what an office adds', () => {
  it('is read as it was written', () => {
    expect(readLayerFile(writeLayerFile('试', layer))).toEqual({ layer });
  });

  it('is refused when it was changed, or is something else', () => {
    const text = writeLayerFile('试', layer);
    expect(readLayerFile(text.replace('"value": 3', '"value": 4'))).toEqual({
      refused: 'changed',
    });
    expect(readLayerFile('{')).toEqual({ refused: 'notJson' });
    expect(readLayerFile('[]')).toEqual({ refused: 'notOurs' });
    expect(readLayerFile('null')).toEqual({ refused: 'notOurs' });
  });
});
