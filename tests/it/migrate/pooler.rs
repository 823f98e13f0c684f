//! A pooler in transaction mode, played by a small proxy: each transaction is given to a server connection that is
//! free, and the connection is free again when the server says that the transaction has ended.
