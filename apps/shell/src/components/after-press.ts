/**
 * Between press and release nothing on the page may move: who pressed a choice and lets go of it
 * beside, because a message appeared above, has chosen nothing.
 */
let pressed = false;
let waiting: (() => void)[] = [];

addEventListener('pointerdown', () => (pressed = true), true);
for (const event of ['pointerup', 'pointercancel']) addEventListener(event, released, true);
// A press that ends outside of the window is not heard of.
addEventListener('blur', (event) => event.target === window && released(), true);

/** Does it now, or once the button of the pointer is up and its click was heard. */
export function afterPress(work: () => void): void {
  if (pressed) waiting.push(work);
  else work();
}

function released(): void {
  if (!pressed) return;
  pressed = false;
  setTimeout(() => {
    const works = waiting;
    waiting = [];
    for (const work of works) work();
  });
}
