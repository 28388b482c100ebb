export type { Connection, ConnectionOptions, ConnectionState } from "./connection.ts";
export { createConnection } from "./connection.ts";
export type { Locks, PendingCommand } from "./delivery.ts";
export type { FollowVisitor, VisitorPicture } from "./follow-visitor.ts";
export { followVisitor } from "./follow-visitor.ts";
export type { KeyedStorage } from "./storage.ts";
export { memoryStorage, safeStorage, webStorage } from "./storage.ts";
export type { OpenSocket, Socket, SocketEvents } from "./transport.ts";
export { webSocketTransport } from "./web-socket.ts";
