/** Peers leave durability to the browser, whose default tells of a write before it is flushed. */
export async function flushed<T>(work: () => Promise<T>): Promise<T> {
  const { prototype } = IDBDatabase;
  const asIs = prototype.transaction;
  prototype.transaction = function strict(stores, mode, options) {
    return asIs.call(this, stores, mode, mode === 'readwrite' ? { durability: 'strict' } : options);
  };
  try {
    return await work();
  } finally {
    prototype.transaction = asIs;
  }
}
