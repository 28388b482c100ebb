import ipaddr from "ipaddr.js";

/** Whether the address of a peer is one of the proxies whose forwarding headers are believed. Nobody is by default (R36). */
export function trustedProxies(networks: readonly string[]): (address: string) => boolean {
  const ranges = networks.flatMap(rangesOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const peer = ipaddr.process(address);
    return ranges.some(
      ([network, bits]) => network.kind() === peer.kind() && peer.match(network, bits),
    );
  };
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function rangesOf(network: string): Range[] {
  if (network === "loopback") return [ipaddr.parseCIDR("127.0.0.0/8"), ipaddr.parseCIDR("::1/128")];
  if (network.includes("/")) return [ipaddr.parseCIDR(network)];
  const address = ipaddr.process(network);
  return [[address, address.kind() === "ipv4" ? 32 : 128]];
}
