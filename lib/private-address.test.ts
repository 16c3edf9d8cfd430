import { expect, test } from "vitest";
import { isPrivateAddress, isPrivateHost, publicLookup } from "./private-address";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "100.100.100.200",
  "0.0.0.0",
  "255.255.255.255",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:a00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "fd00:ec2::254",
  "fe80::1",
])("%s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(["1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

test.each([
  "localhost",
  "LOCALHOST.",
  "a.localhost",
  "metadata.google.internal",
  "[::1]",
  "[::ffff:7f00:1]",
  "printer.local",
])("the host %s is told to be private by its name", (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

test("numbers in disguise are private once a URL was made of them", () => {
  for (const host of ["0x7f000001", "2130706433", "127.1", "0177.0.0.1"]) {
    expect(isPrivateHost(new URL(`http://${host}/`).hostname)).toBe(true);
  }
});

test("a name that stands for a private address is refused at look-up", async () => {
  const error = await new Promise((resolve) => publicLookup("localhost", {}, resolve));
  expect(error).toMatchObject({ code: "FACET_PRIVATE_ADDRESS" });
});
