import { V7Generator } from 'uuidv7';

/** Random numbers, fetched by the thousand: to ask for a few at a time takes longer than all else of an id. */
const random = { numbers: new Uint32Array(1024), used: 1024 };

const generator = new V7Generator({
  nextUint32() {
    if (random.used === random.numbers.length) {
      crypto.getRandomValues(random.numbers);
      random.used = 0;
    }
    return random.numbers[random.used++] as number;
  },
});

/** A new id; in one process each is higher than the one before. */
export const uuidv7 = (): string => generator.generate().toString();
