/** Bytes as whole megabytes, for a progress line. */
export const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)
