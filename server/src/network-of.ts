import ipaddr from "ipaddr.js";

/**
 * Whom an address stands for when counting: an IPv4 address itself; of IPv6 the /64, since one household or server is given at least that
 * and can change the rest at will.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  return ip instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/64`).toString()
    : ip.toString();
}
