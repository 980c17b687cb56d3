/**
 * What was read less than a second ago, by key: for what every request needs and hardly ever
 * changes. Times are instants of the runtime's clock.
 */
export class Recent<T> {
  readonly #read = new Map<string, { readonly at: number; readonly value: Promise<T> }>();

  get(key: string, now: string, read: () => Promise<T>): Promise<T> {
    const at = Date.parse(now);
    const known = this.#read.get(key);
    if (known && Math.abs(at - known.at) < 1000) return known.value;
    const value = read();
    this.#read.set(key, { at, value });
    value.catch(() => this.#read.delete(key));
    return value;
  }

  clear(): void {
    this.#read.clear();
  }
}
