const namespaces = [
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
  'xmlns:ter="http://www.onvif.org/ver10/error"',
  'xmlns:tds="http://www.onvif.org/ver10/device/wsdl"',
  'xmlns:trt="http://www.onvif.org/ver10/media/wsdl"',
  'xmlns:tptz="http://www.onvif.org/ver20/ptz/wsdl"',
  'xmlns:tt="http://www.onvif.org/ver10/schema"',
].join(' ');

/** An answer of the ONVIF kind "no": codes of the standard and a reason in words. */
export class SoapFault extends Error {
  readonly side: 'Sender' | 'Receiver';
  readonly codes: readonly string[];

  constructor(side: 'Sender' | 'Receiver', codes: readonly string[], reason: string) {
    super(reason);
    this.side = side;
    this.codes = codes;
  }
}

export function soapEnvelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope ${namespaces}><s:Body>${body}</s:Body></s:Envelope>`;
}

export function soapFault(fault: SoapFault): string {
  const subcodes = fault.codes.reduceRight(
    (inner, code) => `<s:Subcode><s:Value>ter:${code}</s:Value>${inner}</s:Subcode>`,
    '',
  );
  return soapEnvelope(
    `<s:Fault><s:Code><s:Value>s:${fault.side}</s:Value>${subcodes}</s:Code>` +
      `<s:Reason><s:Text xml:lang="en">${fault.message}</s:Text></s:Reason></s:Fault>`,
  );
}
