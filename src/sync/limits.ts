/** Limits of the wire, with their arithmetic. Both ends keep them. */

export const protocol = 3;

/** As many incidents as fit into `batchBytesMax`: 1,000 waiting records are three batches. */
export const changesPerBatchMax = 400;

/** About 400 incidents, or ten of the longest patrols, before they are zipped. */
export const batchBytesMax = 256 * 1024;

/** One change: the longest patrol (200 visits × 120 B) fits twice. */
export const changeBytesMax = 48 * 1024;

/** About 1,300 incidents a page. */
export const pageBytesMax = 512 * 1024;
export const pageRecordsMax = 2000;

/** How far a phone's clock is believed when it claims to be ahead. */
export const aheadMsMax = 5 * 60 * 1000;

/** Acknowledged changes stay on the phone this long, so that a restored server gets them again. */
export const keptReceivedMs = 14 * 24 * 60 * 60 * 1000;
