/** Loads what nobody needs to begin, once the page stands there and the browser has time. */
export const whenIdle =
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> => {
    await new Promise<void>((resolve) => {
      // Safari has no idle time that it tells of.
      if ('requestIdleCallback' in globalThis)
        requestIdleCallback(() => resolve(), { timeout: 2_000 });
      else setTimeout(resolve, 100);
    });
    return load();
  };
