/** What is going to happen, in the order of time; at the same instant, in the order it was put in. */
export class Agenda<T> {
  readonly #heap: { readonly at: string; readonly order: number; readonly what: T }[] = [];
  #order = 0;

  put(at: string, what: T): void {
    const heap = this.#heap;
    heap.push({ at, order: this.#order++, what });
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** The next one that happens before `end`. */
  take(end: string): { at: string; what: T } | undefined {
    const heap = this.#heap;
    const [first] = heap;
    if (!first || first.at >= end) return undefined;
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    for (let i = 0; ; ) {
      const children = [2 * i + 1, 2 * i + 2].filter((child) => child < this.#heap.length);
      const least = children.reduce((a, b) => (this.#isBefore(b, a) ? b : a), i);
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (!one || !other) return false;
    return one.at === other.at ? one.order < other.order : one.at < other.at;
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b] as (typeof heap)[0], heap[a] as (typeof heap)[0]];
  }
}
