/** Raised with every change of the wire; a test holds it to the hash of all wire schemas. */
export const PROTOCOL_VERSION = 1;
