/** What enterprises state: the last word on every figure, and the deltas it makes. */
package org.industrymonitor.streams.statement;
