/** Codecs between the words and their Protobuf contracts. */
package org.industrymonitor.model.wire;
