// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/entry_judges.hpp"

#include "readers/entry_reader.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace tc3::tool {
namespace {

/// Bytes of entries that are judged in one go: enough to make handing over cheap, and little beside the memory of a
/// machine.
constexpr std::size_t batch_bytes = std::size_t{256} << 10;
/// A batch beyond that is judged before anything else is read, and its memory is given back.
constexpr std::size_t huge_bytes = std::size_t{4} << 20;

/// Reads and judges entries, one at a time.
class worker {
  public:
    explicit worker(exchange_judge judge) : judge_{std::move(judge)} {}

    void judge(std::string_view capture, judged_entry& one) {
        one.marks = {};
        one.action.clear();
        one.parameters = judged_text::none;
        one.whole = true;
        one.verified = false;
        one.found.clear();
        reader_.read(one.from);
        found_.clear();
        auto keep = [this](finding&& what) {
            found_.push_back(std::move(what));
            return walk::go_on;
        };
        if (!one.from.trouble.empty())
            keep(rules::make_finding(rules::unreadable, {}, one.from.trouble));
        if (one.from.readable) {
            exchange_facts const facts = judge_.judge(one.from.what, keep);
            one.marks = marks_of(one.from.what, facts);
            one.action = facts.request.action_name;
            one.parameters = facts.request.parameters;
            one.whole = facts.request.whole;
            one.verified = facts.request.verified;
        }
        entry_placer places{capture, one.from, one.action, one.parameters};
        for (finding& what : found_)
            one.found.push_back(places.place(std::move(what)));
    }

  private:
    entry_reader reader_{};
    exchange_judge judge_;
    std::vector<finding> found_{};
};

/// Neighbouring entries of one capture, with bytes of their own.
struct batch {
    input from{};
    bool begins = false; ///< the capture
    bool ends = false;
    std::string trouble{}; ///< with which it ends
    std::string bytes{};
    std::size_t weight = 0;              ///< bytes of the texts, and of messages that are no part of them
    std::vector<judged_entry> entries{}; ///< more than `count` where a bigger batch was here before
    std::size_t count = 0;
    bool done = false;
    std::exception_ptr failure{};

    void clear() {
        begins = ends = done = false;
        trouble.clear();
        bytes.clear();
        weight = count = 0;
        failure = nullptr;
    }

    /// Takes an entry that was found, with a copy of its bytes.
    void add(entry& found) {
        constexpr std::size_t least = 256;
        bytes.append(found.text);
        weight += found.text.size() + found.what.request.body.size() + found.what.response.body.size() + least;
        if (count == entries.size())
            entries.emplace_back();
        std::swap(entries[count++].from, found);
    }
};

} // namespace

class entry_judges::implementation {
  public:
    implementation(std::size_t jobs, std::function<exchange_judge()> const& make_judge, entry_taker taker)
        : taker_{std::move(taker)}, own_{make_judge()} {
        if (jobs < 2)
            return;
        most_on_their_way_ = 2 * jobs + 1;
        for (std::size_t i = 0; i < jobs; ++i)
            threads_.emplace_back([this, judge = std::make_shared<worker>(make_judge())] { work(*judge); });
    }

    ~implementation() {
        {
            std::lock_guard const locked{mutex_};
            ending_ = true;
        }
        wanted_.notify_all();
        for (std::thread& one : threads_)
            one.join();
    }

    void add(input const& from, capture_format format) {
        std::string trouble;
        std::unique_ptr<reader> const entries = open_reader(from, format, trouble, &bytes_read_);
        if (threads_.empty())
            judge_here(from, entries.get(), trouble);
        else
            judge_elsewhere(from, entries.get(), trouble);
    }

    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }

    void finish() {
        while (!on_their_way_.empty())
            hand_on();
    }

  private:
    /// Finds the next entry. False at the end, with the trouble of reading.
    bool find(input const& from, reader* entries, entry& into, std::string& trouble) {
        if (entries == nullptr)
            return false;
        if (entries->find(into))
            return true;
        if (!entries->trouble().empty())
            trouble = from.name + ": " + entries->trouble();
        return false;
    }

    void judge_here(input const& from, reader* entries, std::string& trouble) {
        taker_.begin(from);
        while (find(from, entries, one_.from, trouble)) {
            own_.judge(from.name, one_);
            taker_.take(from, one_);
        }
        taker_.end(from, trouble);
    }

    void judge_elsewhere(input const& from, reader* entries, std::string& trouble) {
        batch* now = &next_batch(from);
        now->begins = true;
        while (find(from, entries, found_, trouble)) {
            now->add(found_);
            if (now->weight < batch_bytes)
                continue;
            send(*now);
            now = &next_batch(from);
        }
        now->ends = true;
        now->trouble = trouble;
        send(*now);
    }

    /// An empty batch, after the oldest one was handed on if too many are on their way.
    batch& next_batch(input const& from) {
        if (on_their_way_.size() >= most_on_their_way_)
            hand_on();
        if (idle_.empty())
            idle_.push_back(std::make_unique<batch>());
        idle_.back()->clear();
        idle_.back()->from = from;
        return *idle_.back();
    }

    void send(batch& full) {
        // The bytes may have moved while they were gathered.
        std::string_view left{full.bytes};
        for (std::size_t i = 0; i < full.count; ++i) {
            std::string_view& text = full.entries[i].from.text;
            text = left.substr(0, text.size());
            left.remove_prefix(text.size());
        }
        bool const is_huge = full.weight > huge_bytes;
        on_their_way_.push_back(std::move(idle_.back()));
        idle_.pop_back();
        {
            std::lock_guard const locked{mutex_};
            waiting_.push_back(on_their_way_.back().get());
        }
        wanted_.notify_one();
        if (is_huge)
            finish();
    }

    /// Waits for the oldest batch and hands its entries on.
    void hand_on() {
        std::unique_ptr<batch> oldest = std::move(on_their_way_.front());
        on_their_way_.pop_front();
        {
            std::unique_lock locked{mutex_};
            done_.wait(locked, [&oldest] { return oldest->done; });
        }
        if (oldest->failure)
            std::rethrow_exception(oldest->failure);
        if (oldest->begins)
            taker_.begin(oldest->from);
        for (std::size_t i = 0; i < oldest->count; ++i)
            taker_.take(oldest->from, oldest->entries[i]);
        if (oldest->ends)
            taker_.end(oldest->from, oldest->trouble);
        if (oldest->weight <= huge_bytes)
            idle_.push_back(std::move(oldest));
    }

    void work(worker& judge) {
        for (;;) {
            batch* mine = nullptr;
            {
                std::unique_lock locked{mutex_};
                wanted_.wait(locked, [this] { return ending_ || !waiting_.empty(); });
                if (ending_)
                    return;
                mine = waiting_.front();
                waiting_.pop_front();
            }
            try {
                for (std::size_t i = 0; i < mine->count; ++i)
                    judge.judge(mine->from.name, mine->entries[i]);
            } catch (...) {
                mine->failure = std::current_exception();
            }
            {
                std::lock_guard const locked{mutex_};
                mine->done = true;
            }
            done_.notify_one();
        }
    }

    entry_taker taker_;
    worker own_;
    std::uint64_t bytes_read_ = 0;
    judged_entry one_{}; ///< that is judged here
    entry found_{};
    std::size_t most_on_their_way_ = 0;
    std::vector<std::unique_ptr<batch>> idle_{};
    std::deque<std::unique_ptr<batch>> on_their_way_{}; ///< in the order of the captures

    std::mutex mutex_{}; ///< guards what follows, and `done` of batches
    std::condition_variable wanted_{};
    std::condition_variable done_{};
    std::deque<batch*> waiting_{};
    bool ending_ = false;
    std::vector<std::thread> threads_{};
};

entry_judges::entry_judges(std::size_t jobs, std::function<exchange_judge()> const& make_judge, entry_taker taker)
    : self_{std::make_unique<implementation>(jobs, make_judge, std::move(taker))} {}
entry_judges::~entry_judges() = default;

void entry_judges::add(input const& from, capture_format format) {
    self_->add(from, format);
}

std::uint64_t entry_judges::bytes_read() const noexcept {
    return self_->bytes_read();
}

void entry_judges::finish() {
    self_->finish();
}

} // namespace tc3::tool
