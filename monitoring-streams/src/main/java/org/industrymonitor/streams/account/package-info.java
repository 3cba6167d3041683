/** Accounts: what stands for a group over an hour, a day, a month, January and February, a year, and how it has grown. */
package org.industrymonitor.streams.account;
