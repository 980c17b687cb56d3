// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.tsx';
import { useIntoView } from './use-into-view.ts';

function Box() {
  return <div ref={useIntoView()} />;
}

it('brings a box into view and lets it go again, though the browser answers with a promise', () => {
  const scroll = vi.fn(async () => {});
  Element.prototype.scrollIntoView = scroll as never;
  const shown = show(<Box />);
  expect(scroll).toHaveBeenCalledOnce();
  shown.unmount();
});
